namespace Homelab.Cli.Display;

/// <summary>What the user's environment says about colour.</summary>
/// <remarks>https://no-color.org and https://force-color.org; CLICOLOR_FORCE from https://bixense.com/clicolors.</remarks>
internal static class ColourWish
{
    /// <summary>True or false when a variable decides, null when the terminal may; a wish for none wins.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static bool? Of(Func<string, string?> variable)
    {
        if (!string.IsNullOrEmpty(variable("NO_COLOR")))
        {
            return false;
        }

        return IsForced("FORCE_COLOR") || IsForced("CLICOLOR_FORCE") ? true
            : variable("TERM") == "dumb" ? false
            : null;

        bool IsForced(string name) => variable(name) is { Length: > 0 } value && value != "0";
    }
}
