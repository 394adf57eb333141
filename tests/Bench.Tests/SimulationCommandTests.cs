using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests;

public sealed class SimulationCommandTests : IDisposable
{
    private const string Marked =
        "before\n<!-- Written by ./bench/gpu-simulation.sh; do not edit. -->\nold\n<!-- End of what it wrote. -->\nafter\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("gpu-simulation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task PrintsTables_AndWritesTheFilesThatAreNamed()
    {
        var (svg, page) = (Write("plot.svg", "old"), Write("page.md", Marked));

        var (code, output, errors) = await RunAsync("--seeds", "2", "--pods", "60", "--svg", svg, "--page", page);

        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("Offered load 0.7, synthetic pods with the figures of openb: median of 2 runs", output, StringComparison.Ordinal);
        Assert.StartsWith("<svg ", await File.ReadAllTextAsync(svg, Cancel), StringComparison.Ordinal);
        Assert.Equal(
            "before\n<!-- Written by ./bench/gpu-simulation.sh; do not edit. -->\n\n" + output + "\n<!-- End of what it wrote. -->\nafter\n",
            await File.ReadAllTextAsync(page, Cancel));
        Assert.Equal(["page.md", "plot.svg"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task ReplaysAFile()
    {
        var trace = Write("pods.csv", "num_gpu,qos,creation_time,deletion_time,scheduled_time\n1,LS,0,50,0\n1,BE,10,90,20\n");

        var (code, output, errors) = await RunAsync("--seeds", "1", "--trace", trace);

        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("Offered load 0.7, pods.csv: median of 1 runs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhatIsWrongWithAFile()
    {
        var trace = Write("pods.csv", "num_gpu,qos,creation_time,deletion_time,scheduled_time\n1,LS,0,x,0\n");

        Assert.Equal(
            (1, "", $"gpu-simulation: {trace}:2.deletion_time = x: it is no whole number of 0 or more; write seconds from the trace's start\n"),
            await RunAsync("--trace", trace));
    }

    [Fact]
    public async Task SaysThatAFileIsMissing()
    {
        var (code, output, errors) = await RunAsync("--trace", Path.Combine(_folder, "none.csv"));

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"gpu-simulation: --trace = {_folder}/none.csv: it cannot be read: ", errors, StringComparison.Ordinal);
        Assert.EndsWith("; name a file that exists and is yours to read\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesEverythingAsItWas_WhenAPageHasNoPlaceForTheTables()
    {
        var (svg, page) = (Write("plot.svg", "old"), Write("page.md", "no marks"));

        Assert.Equal(
            (1, "", $"gpu-simulation: --page = {page}: it has no place for the tables; put the lines "
                + "'<!-- Written by ./bench/gpu-simulation.sh; do not edit. -->' and '<!-- End of what it wrote. -->' into it, once\n"),
            await RunAsync("--svg", svg, "--page", page));
        Assert.Equal("old", await File.ReadAllTextAsync(svg, Cancel));
    }

    [Fact]
    public async Task SaysThatAFileHasNoFolder_BeforeItRuns() => Assert.Equal(
        (1, "", $"gpu-simulation: --svg = {_folder}/none/plot.svg: it cannot be written: it is a folder, or lies in none; name a file in a folder that exists\n"),
        await RunAsync("--svg", Path.Combine(_folder, "none", "plot.svg")));

    [Theory]
    [InlineData("--seeds", "0", "--seeds = 0: it is no number in range; give one from 1 to 1000")]
    [InlineData("--pods", "many", "--pods = many: it is no number in range; give one from 1 to 1000000")]
    [InlineData("--speed", "2", "Unrecognized command or argument '--speed'")]
    public async Task Rejects_AWrongCommandLine(string option, string value, string message) =>
        Assert.Equal((2, "", $"gpu-simulation: {message}; --help shows the options\n"), await RunAsync(option, value));

    [Fact]
    public async Task Stops_WhenItIsTold()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        using var errors = new StringWriter();

        var code = await SimulationCommand.RunAsync([], TextWriter.Null, errors, stop.Token);

        Assert.Equal((130, "gpu-simulation: stopped\n"), (code, errors.ToString()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await SimulationCommand.RunAsync(arguments, output, errors, Cancel);
        return (code, output.ToString(), errors.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
