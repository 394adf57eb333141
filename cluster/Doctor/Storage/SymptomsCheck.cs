using System.Collections.Immutable;
using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Known troubles in events, attachments, pods and logs.</summary>
internal static class SymptomsCheck
{
    private const int MostLines = 5;
    private const string Id = "storage/symptoms";

    private static readonly Check Check = new(Id, "no message tells of a known trouble");

    private static readonly ImmutableDictionary<Symptom, Check> Checks =
        Symptom.All.ToImmutableDictionary(symptom => symptom, symptom => new Check($"{Id}/{symptom.Name}", "no such message"));

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        Finding[] findings = [.. evidence.Sightings.GroupBy(sighting => sighting.Symptom).OrderBy(group => Symptom.All.IndexOf(group.Key)).Select(group => Describe(evidence, [.. group]))];
        if (evidence.Dump.Events.Missing is { } missing)
        {
            return [.. findings, Check.Unknown("events", missing)];
        }

        return findings.Length > 0 ? findings :
        [
            Check.Ok("events", string.Create(
                CultureInfo.InvariantCulture,
                $"none in {evidence.Dump.Events.Items.Length} events; the API server forgets them after an hour")),
        ];
    }

    private static Finding Describe(StorageEvidence evidence, SymptomSighting[] sightings)
    {
        var symptom = sightings[0].Symptom;
        var nodes = sightings.Select(sighting => sighting.Node).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        var more = sightings.Length - MostLines;
        return Checks[symptom].Fault(
            FindingSeverity.Error,
            nodes.Length == 0 ? "cluster" : nodes,
            symptom.Meaning,
            symptom.Fix,
            [
                .. Roots(evidence, symptom, sightings),
                .. sightings.Take(MostLines).Select(sighting => $"{sighting}"),
                .. more > 0 ? [string.Create(CultureInfo.InvariantCulture, $"and {more} more")] : Array.Empty<string>(),
            ]);
    }

    // The two roots side by side: the one in the kubelet's words, and the driver's.
    private static IEnumerable<string> Roots(StorageEvidence evidence, Symptom symptom, SymptomSighting[] sightings)
    {
        if (symptom != Symptom.KubeletRootAlias)
        {
            yield break;
        }

        string[] roots = [.. sightings.SelectMany(sighting => PodPaths.RootsAfter(sighting.Message, "lstat")).Distinct()];
        var driver = evidence.DriverPaths?.Root;
        yield return $"kubelet root in the message: {string.Join(", ", roots)}";
        yield return $"kubelet root of the driver: {driver ?? "not known"}";
        if (driver is not null && roots.All(root => root == driver))
        {
            yield return "they are equal by now, so the message may be older than a repair";
        }
    }
}
