using System.Globalization;
using Homelab.Cli.Tests.Processes;
using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>A project <c>hostile</c> whose program behaves as its stack says, run by the real command line.</summary>
internal sealed class HostileProject : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    // What a killed process may still need to be gone.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public HostileProject()
    {
        _limit.CancelAfter(Limit);
        _folder.Write("Pulumi.yaml", $"name: hostile\nruntime:\n  name: dotnet\n  options:\n    binary: {HomelabProcess.HostileProgram}\n");
    }

    /// <summary>Where the program writes the ids of its processes.</summary>
    public string Marker => Of("marker");

    public string Path => _folder.Path;

    /// <summary>Cancelled after more time than any test needs, on a busy machine too: then something hangs.</summary>
    public CancellationToken Cancel => _limit.Token;

    public string Of(params string[] parts) => _folder.Of(parts);

    /// <summary>Writes a stack with a condition of the program.</summary>
    public void Stack(string name, string condition, int count = 0) => _folder.Write(
        $"Pulumi.{name}.yaml",
        string.Create(CultureInfo.InvariantCulture, $"config:\n  hostile:condition: {condition}\n  hostile:count: {count}\n  hostile:marker: {Marker}\n"));

    /// <summary>Previews a stack <c>dev</c> with a condition.</summary>
    public Task<(int Code, string Output, string Error)> PreviewAsync(string condition, int count = 0, params string[] options)
    {
        Stack("dev", condition, count);
        return RunAsync(["preview", "dev", .. options]);
    }

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        HomelabProcess.RunAsync(_folder.Path, Cancel, arguments);

    public HomelabProcess Start(params string[] arguments) => HomelabProcess.Start(_folder.Path, arguments);

    /// <summary>Waits until all processes that the program wrote down have ended.</summary>
    public async Task HasLeftNothingBehindAsync()
    {
        var ids = await ProcessTable.IdsInAsync(Marker, Cancel);
        Assert.Equal(2, ids.Length);
        await Task.WhenAll(ids.Select(id => ProcessTable.HasEndedAsync(id, Cancel)));
    }

    /// <summary>Ends the test, which must not have left a program running, whatever it did to the engine.</summary>
    public void Dispose()
    {
        var left = Programs().Where(id => !SpinWait.SpinUntil(() => !ProcessTable.IsRunning(id), Grace)).ToList();
        _limit.Dispose();
        _folder.Dispose();
        Assert.True(left.Count == 0, $"programs are left running: {string.Join(", ", left)}");
    }

    // Each program leaves a file that is named after its process.
    private int[] Programs() =>
        [.. Directory.GetFiles(Path, "marker.program-*").Select(file => int.Parse(file.Split('-')[^1], CultureInfo.InvariantCulture))];
}
