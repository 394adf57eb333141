using System.Globalization;
using Homelab.Bench;

// bench/run.sh builds everything and calls this: runner ROOT [ROUNDS].
var root = args[0];
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

string homelab = Path.Combine(root, "artifacts/homelab/homelab"), peers = Path.Combine(root, "bench/peers");
var ours = new Contender(
    "homelab, this SDK", [homelab, "preview", "bench", "--program", Path.Combine(root, "bench/configmaps")], 100_000);
Contender[] contenders =
[
    ours,
    new("homelab, Node SDK", [homelab, "preview", "bench", "--program", peers], 10_000),
    new("cdk8s synth", ["node", Path.Combine(peers, "cdk8s.js"), Path.Combine(root, "artifacts/bench/cdk8s")], 10_000),
];

var prod = await MeasureAsync(new Contender("homelab preview prod", [homelab, "preview", "prod"], 0), 0);
Console.WriteLine($"`homelab preview prod`: {prod.Wall.TotalSeconds:0.00} s, {prod.PeakMegabytes} MB (median of {rounds}, largest process)");
Console.WriteLine();
Console.WriteLine("| objects | contender | seconds | times ours | peak MB, largest process |");
Console.WriteLine("|---:|---|---:|---:|---:|");
foreach (var objects in new[] { 100, 1_000, 10_000, 100_000 })
{
    var taking = contenders.Where(c => objects <= c.MostObjects).ToArray();
    var results = await MeasureAllAsync(taking, objects);
    foreach (var contender in taking)
    {
        var result = results[contender];
        var ratio = result.Wall / results[ours].Wall;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {objects:N0} | {contender.Name} | {result.Wall.TotalSeconds:0.000} | {ratio:0.00} | {result.PeakMegabytes} |"));
    }
}

return 0;

async Task<Measurement> MeasureAsync(Contender contender, int objects) => (await MeasureAllAsync([contender], objects))[contender];

// Round by round, each contender once a round, so that a slow spell of the machine meets all of them alike.
async Task<Dictionary<Contender, Measurement>> MeasureAllAsync(Contender[] taking, int objects)
{
    var walls = taking.ToDictionary(c => c, _ => new List<TimeSpan>());
    var peaks = new Dictionary<Contender, long>();
    foreach (var contender in taking)
    {
        // The run that is watched for memory also warms the caches.
        peaks[contender] = (await Measurement.TakeAsync(contender, objects, watchMemory: true, stop.Token)).PeakMegabytes;
    }

    for (var round = 0; round < rounds; round++)
    {
        foreach (var contender in taking)
        {
            walls[contender].Add((await Measurement.TakeAsync(contender, objects, watchMemory: false, stop.Token)).Wall);
        }
    }

    return taking.ToDictionary(c => c, c => new Measurement(walls[c].Order().ElementAt(rounds / 2), peaks[c]));
}
