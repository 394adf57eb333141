namespace Homelab.Cli.Display;

/// <summary>How Pulumi shows type tokens.</summary>
internal static class TypeName
{
    /// <summary>
    /// The token without the last part of its module where that only repeats the type's name:
    /// <c>random:index/randomPassword:RandomPassword</c> becomes <c>random:index:RandomPassword</c>.
    /// </summary>
    public static string Shortened(string token)
    {
        var parts = token.Split(':');
        if (parts is not [var package, var module, { Length: > 0 } name])
        {
            return token;
        }

        var slash = module.LastIndexOf('/');
        return slash >= 0 && module[(slash + 1)..] == char.ToLowerInvariant(name[0]) + name[1..]
            ? $"{package}:{module[..slash]}:{name}"
            : token;
    }
}
