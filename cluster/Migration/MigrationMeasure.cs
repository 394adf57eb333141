using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Reads what the mover's scripts say, and holds it against what is wanted.</summary>
internal static class MigrationMeasure
{
    /// <summary>How much larger than its content a target must be, in tenths: copies of sparse files and file systems take room too.</summary>
    public const int TenthsOfUsage = 13;

    private const int Retries = 2;

    // What another try will not change: exit codes of the scripts, after sysexits.h.
    private static readonly long[] Lasting = [64, 65, 66, 69, 74];

    public static MeasuredFacts? Read(string result) =>
        Number(result, "used") is { } used && Number(result, "entries") is { } entries
            ? new MeasuredFacts(used, entries, Value(result, "owner") ?? "")
            : null;

    public static VerifiedFacts? ReadVerified(string result) =>
        Number(result, "entries") is { } entries && Number(result, "files") is { } files && Number(result, "bytes") is { } bytes
            ? new VerifiedFacts(entries, files, bytes)
            : null;

    public static string? Error(string result) => Value(result, "error");

    public static int RetriesAfter(long? code) => code is { } known && Lasting.Contains(known) ? 0 : Retries;

    public static VolumeFacts Facts(KubernetesObject volume) => new(
        volume.Name,
        volume.Uid ?? "",
        volume.ReclaimPolicy(),
        volume.Json.Items("spec", "nodeAffinity", "required", "nodeSelectorTerms")
            .SelectMany(term => term.Items("matchExpressions"))
            .Where(expression => expression.Text("key") == "kubernetes.io/hostname")
            .SelectMany(expression => expression.Texts("values"))
            .FirstOrDefault(),
        volume.Json.Text("spec", "local", "path") ?? volume.Json.Text("spec", "hostPath", "path"));

    public static Fault? Check(MigrationRecord record, MeasuredFacts? measured)
    {
        var setting = $"PersistentVolumeClaim {record.Namespace}/{record.Claim}";
        if (measured is null)
        {
            return new Fault(setting, null, "its content could not be measured", "read the log of the measuring Job and go on");
        }

        var needed = measured.Used / 10 * TenthsOfUsage;
        return StorageSize.TryParse(record.Options.Size, out var size) && needed > size
            ? new Fault(
                setting,
                StorageSize.Text(measured.Used),
                $"it holds more than fits well into a target of {record.Options.Size}: times {TenthsOfUsage / 10m} it takes {StorageSize.Text(needed)}",
                $"ask for a larger target with --size {StorageSize.RoundedUp(needed)}")
            : null;
    }

    private static long? Number(string result, string key) =>
        long.TryParse(Value(result, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Value(string result, string key) => result.Split('\n')
        .FirstOrDefault(line => line.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];
}
