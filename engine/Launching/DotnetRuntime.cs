using System.Collections.Immutable;
using Homelab.Engine.Evaluation;

namespace Homelab.Engine.Launching;

/// <summary>Starts programs of the runtime <c>dotnet</c>.</summary>
/// <remarks>
/// As Pulumi's language host does, but for a program without <c>binary</c>: that host runs <c>dotnet run</c>, a
/// build each time; here the program is published once and started directly until its sources change.
/// Source: pulumi/pulumi-dotnet, pulumi-language-dotnet/main.go.
/// </remarks>
internal static class DotnetRuntime
{
    /// <summary>The command that starts the program, built first where that is needed.</summary>
    /// <returns>Null when the build failed; the log then says why.</returns>
    /// <exception cref="EngineException">The .NET SDK, the program or its project file is missing.</exception>
    public static async Task<ProgramCommand?> PrepareAsync(
        LaunchContext context, string engineAddress, DiagnosticLog log, CancellationToken cancel)
    {
        var program = ProgramLocation.Of(context.Project);
        var options = context.Project.Runtime.Options;
        var environment = Environment(context, engineAddress, program);
        if (options.TryGetValue("binary", out var binary))
        {
            var path = Path.GetFullPath(binary, program.Directory);
            if (!File.Exists(path))
            {
                throw new EngineException($"{context.Project.File}: the runtime option 'binary' is {binary}, but there is no file {path}");
            }

            return path.EndsWith(".dll", StringComparison.Ordinal)
                ? new ProgramCommand(Executor(options), [path], program.Directory, environment)
                : new ProgramCommand(path, [], program.Directory, environment);
        }

        var executor = Executor(options);
        var build = await new DotnetBuild(DotnetProject.Find(program, context.Project), executor, log).EnsureAsync(cancel);
        if (build is null)
        {
            return null;
        }

        // The program's own executable finds the runtime beside the SDK that built it.
        environment.TryAdd("DOTNET_ROOT", System.Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? InstallationOf(executor));
        return build.Executable is { } executable && !options.ContainsKey("use-executor")
            ? new ProgramCommand(executable, [], program.Directory, environment)
            : new ProgramCommand(executor, [build.Assembly], program.Directory, environment);
    }

    private static string Executor(ImmutableSortedDictionary<string, string> options) =>
        options.TryGetValue("use-executor", out var executor) ? executor
            : ExecutablePath.Find("dotnet")
                ?? throw new EngineException("cannot find 'dotnet' on the PATH; install the .NET SDK (https://dot.net) to run this program");

    private static string InstallationOf(string executor) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(executor, returnFinalTarget: true)?.FullName ?? executor) ?? string.Empty;

    private static Dictionary<string, string> Environment(LaunchContext context, string engineAddress, ProgramLocation program) => new()
    {
        ["PULUMI_MONITOR"] = engineAddress,
        ["PULUMI_ENGINE"] = engineAddress,
        ["PULUMI_ORGANIZATION"] = context.Organization,
        ["PULUMI_PROJECT"] = context.Project.Name,
        ["PULUMI_ROOT_DIRECTORY"] = context.Project.Directory,
        ["PULUMI_STACK"] = context.Configuration.Stack,
        ["PULUMI_PWD"] = program.Directory,
        ["PULUMI_DRY_RUN"] = "true",
        ["PULUMI_QUERY_MODE"] = "false",
        ["PULUMI_PARALLEL"] = context.ParallelText,
        ["PULUMI_CONFIG"] = context.ConfigJson(key => key),
        ["PULUMI_CONFIG_SECRET_KEYS"] = context.ConfigSecretKeysJson,
        ["PULUMI_ATTACH_DEBUGGER"] = "false",
    };
}
