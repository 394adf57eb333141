using Homelab.Cluster.Migration;
using Homelab.Cluster.Tests.Migration.Model;
using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration;

public sealed class MigrationPermissionsTests
{
    // Everything that a migration ever calls: there, back, and to its end, with every kind of workload.
    private static readonly Lazy<HashSet<(string Group, string Resource, string Verb)>> Needed = new(() =>
        [.. Enum.GetValues<WorkloadKind>().SelectMany(Calls).SelectMany(call => Verbs(call).Select(verb => (call.Object.Kind.Group, call.Object.Kind.Plural, verb)))]);

    [Fact]
    public void EveryCallIsAllowed() => Assert.Empty(Needed.Value.Except(Granted()));

    [Fact]
    public void NothingIsAllowedThatNoCallNeeds() => Assert.Equal(
        ["replicasets get", "replicasets update"],
        Granted()
            .Where(grant => grant.Verb != "list" && grant.Resource != "namespaces")
            .Except(Needed.Value)
            .Select(grant => $"{grant.Resource} {grant.Verb}")
            .Order(StringComparer.Ordinal));

    private static IEnumerable<ApiCall> Calls(WorkloadKind workload)
    {
        foreach (var commands in new[]
        {
            new[] { Command.Run, Command.DeleteSource },
            [Command.Run, Command.CopyBack, Command.KeepSource],
        })
        {
            var model = new MigrationModel(new Scenario(workload, "longhorn")) { IsEager = true };
            foreach (var command in commands)
            {
                model.Drive(command);
                model.Time += TimeSpan.FromDays(8);
            }

            foreach (var act in model.Acts)
            {
                yield return act.Call;
            }
        }
    }

    private static string[] Verbs(ApiCall call) => call switch
    {
        CreateCall => ["create"],
        DeleteCall => ["delete"],
        ReplaceCall => ["update"],
        _ => ["get", "update"],
    };

    private static IEnumerable<(string Group, string Resource, string Verb)> Granted() =>
        from permission in MigrationPermissions.InNamespace.Concat(MigrationPermissions.InCluster)
        from resource in permission.Resources
        from verb in permission.Verbs
        select (permission.ApiGroup, resource, verb);
}
