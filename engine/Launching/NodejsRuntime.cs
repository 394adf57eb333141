using System.Collections.Immutable;
using Homelab.Engine.Projects;

namespace Homelab.Engine.Launching;

/// <summary>Starts programs of the runtime <c>nodejs</c> through the run module of the project's own @pulumi/pulumi.</summary>
/// <remarks>Source: @pulumi/pulumi, cmd/run, and pulumi/pulumi, sdk/nodejs/cmd/pulumi-language-nodejs.</remarks>
internal static class NodejsRuntime
{
    private const string RunModule = "node_modules/@pulumi/pulumi/cmd/run/index.js";

    /// <summary>The command that starts the program.</summary>
    /// <exception cref="EngineException">Node.js or the SDK is not installed.</exception>
    public static ProgramCommand Prepare(LaunchContext context, string engineAddress)
    {
        var program = ProgramLocation.Of(context.Project);
        var node = ExecutablePath.Find("node")
            ?? throw new EngineException("cannot find 'node' on the PATH; install Node.js (https://nodejs.org) to run this program");
        var run = FindRunModule(program.Directory)
            ?? throw new EngineException($"cannot find node_modules/@pulumi/pulumi in {program.Directory} or above; run 'npm install' there");

        var options = context.Project.Runtime.Options;
        List<string> arguments =
        [
            .. SplitArguments(options.GetValueOrDefault("nodeargs", string.Empty)),
            run,
            "--monitor", engineAddress,
            "--engine", engineAddress,
            "--organization", context.Organization,
            "--project", context.Project.Name,
            "--root-directory", context.Project.Directory,
            "--stack", context.Configuration.Stack,
            "--pwd", program.Directory,
            "--dry-run",
            "--parallel", context.ParallelText,
            program.EntryPoint,
        ];

        var environment = new Dictionary<string, string>
        {
            // SDKs of all ages read the old form of the keys.
            ["PULUMI_CONFIG"] = context.ConfigJson(OldForm),
            ["PULUMI_CONFIG_SECRET_KEYS"] = context.ConfigSecretKeysJson,
        };
        if (UsesTypeScript(context.Project, options))
        {
            environment["PULUMI_NODEJS_TYPESCRIPT"] = "true";
        }

        if (options.TryGetValue("tsconfig", out var tsconfig))
        {
            environment["PULUMI_NODEJS_TSCONFIG_PATH"] = tsconfig;
        }

        return new ProgramCommand(node, arguments, program.Directory, environment);
    }

    /// <summary>Splits arguments as a shell does: at blanks, except between quotes or after a backslash.</summary>
    internal static IReadOnlyList<string> SplitArguments(string text)
    {
        var arguments = new List<string>();
        var current = new System.Text.StringBuilder();
        var quote = '\0';
        var isOpen = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                current.Append(text[++i]);
                isOpen = true;
            }
            else if (quote != '\0' ? character == quote : character is '"' or '\'')
            {
                quote = quote == '\0' ? character : '\0';
                isOpen = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (isOpen)
                {
                    arguments.Add(current.ToString());
                    current.Clear();
                    isOpen = false;
                }
            }
            else
            {
                current.Append(character);
                isOpen = true;
            }
        }

        if (isOpen)
        {
            arguments.Add(current.ToString());
        }

        return arguments;
    }

    private static bool UsesTypeScript(Project project, ImmutableSortedDictionary<string, string> options) =>
        options.TryGetValue("typescript", out var value)
            ? value switch
            {
                "true" => true,
                "false" => false,
                _ => throw new EngineException($"{project.File}: the runtime option 'typescript' is {value}; it must be true or false"),
            }
            : true;

    private static string OldForm(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return $"{key[..colon]}:config:{key[(colon + 1)..]}";
    }

    private static string? FindRunModule(string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, RunModule);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
