using Homelab.Cli.Display;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.SimulatedCluster;

namespace Homelab.Cli.Tests.Migration;

/// <summary>
/// The real command line and the real kubectl against a simulated cluster, whose volumes are directories on which the
/// mover's real scripts run with the real rsync.
/// </summary>
internal sealed class LiveMigration : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DirectoryVolumes _volumes;

    public LiveMigration(WorkloadKind workload = WorkloadKind.Deployment, string target = "longhorn")
    {
        _volumes = new DirectoryVolumes(Directory.CreateDirectory(_folder.Of("volumes")).FullName, Scripts());
        Scenario = new Scenario(workload, target);
        Cluster = Scenario.Build(Scenario, _volumes);
        Api = new HttpApi(Cluster);
        File.WriteAllText(_folder.Of("kubeconfig"), Api.Kubeconfig());
    }

    public Scenario Scenario { get; }

    public SimulatedCluster.Cluster Cluster { get; }

    public HttpApi Api { get; }

    /// <summary>What somebody types; null when nobody is there.</summary>
    public string? Answers { get; set; }

    public string Claim => $"{Scenario.Namespace}/{Scenario.Claim}";

    public string[] RunArguments =>
        ["migrate", "run", Claim, "--to", Scenario.TargetClass, "--backup", "restic 4f1c", "--no-smoke-test", "simulated"];

    /// <summary>The directory of the volume behind a claim.</summary>
    public string DirectoryOf(string claim) =>
        _volumes.Of(Cluster.VolumeOf(new ObjectReference(ResourceKind.PersistentVolumeClaims, Scenario.Namespace, claim))!);

    public async Task<(ExitCode Code, string Output, string Error)> RunAsync(CancellationToken cancel, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = Answers is null ? null : new StringReader(Answers);
        var terminal = new Terminal(output, error) { Input = input };
        var context = new CommandContext(terminal, _folder.Path, (_, _, _, _) => throw new InvalidOperationException("no program is run"))
        {
            PollInterval = TimeSpan.FromMilliseconds(1),
        };
        var code = await HomelabCommand.RunAsync([.. arguments, "--kubeconfig", _folder.Of("kubeconfig")], context, cancel);
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        Api.Dispose();
        _folder.Dispose();
    }

    private static string Scripts([System.Runtime.CompilerServices.CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../../cluster/Migration/Scripts"));
}
