using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;

namespace Homelab.SimulatedCluster;

/// <summary>An API server with the controllers, scheduler and kubelet that a migration has to do with.</summary>
public sealed class Cluster
{
    private readonly IController[] _controllers;

    public Cluster(IVolumes volumes, ApiServer? api = null)
    {
        Api = api ?? new ApiServer();
        Volumes = volumes;
        var kubelet = new Kubelet(Api, volumes);
        _controllers = [new VolumeBinder(Api, volumes, kubelet), new WorkloadControllers(Api), new JobController(Api), kubelet];
    }

    public ApiServer Api { get; }

    public IVolumes Volumes { get; }

    /// <summary>One small step of one controller after the other.</summary>
    /// <returns>False when none has anything left to do.</returns>
    public bool Step()
    {
        var before = Api.Revision;
        foreach (var controller in _controllers)
        {
            if (controller.Step() || Api.Revision != before)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lets the controllers work until they have nothing left to do.</summary>
    public void Settle()
    {
        for (var i = 0; Step(); i++)
        {
            if (i > 1000)
            {
                throw new InvalidOperationException("the controllers never come to rest");
            }
        }
    }

    public MigrationObservation Observe(DateTimeOffset time) => new(Api.Objects, time);

    /// <summary>The volume that a claim is bound to; null while it is bound to none.</summary>
    public string? VolumeOf(ObjectReference claim) => Api.Find(claim) is { } found && found.Text("status", "phase") == "Bound"
        ? Api.Find(new ObjectReference(ResourceKind.PersistentVolumes, null, found.Text("spec", "volumeName")!))?.Text("metadata", "uid")
        : null;
}

/// <summary>A part of the cluster that does its work by itself.</summary>
internal interface IController
{
    /// <summary>Does one small thing.</summary>
    /// <returns>True when it did something that no object shows.</returns>
    bool Step();
}

/// <summary>Short ways to say what an object holds.</summary>
public static class Json
{
    public static JsonNode? At(this JsonNode? json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            json = (json as JsonObject)?[name];
        }

        return json;
    }

    public static string? Text(this JsonNode? json, params ReadOnlySpan<string> path) => json.At(path)?.GetValue<string>();

    public static int Number(this JsonNode? json, params ReadOnlySpan<string> path) => json.At(path)?.GetValue<int>() ?? 0;

    public static string Name(this JsonObject json) => json.Text("metadata", "name")!;

    public static string Uid(this JsonObject json) => json.Text("metadata", "uid")!;

    public static bool IsDeleting(this JsonObject json) => json.Text("metadata", "deletionTimestamp") is not null;

    public static bool IsActive(this JsonObject pod) => pod.Text("status", "phase") is not ("Succeeded" or "Failed");

    public static bool IsOwnedBy(this JsonObject json, JsonObject owner) =>
        json.At("metadata", "ownerReferences") is JsonArray owners && owners.Any(reference => reference.Text("uid") == owner.Uid());

    public static IEnumerable<string> Claims(this JsonObject pod) => (pod.At("spec", "volumes") as JsonArray ?? [])
        .Select(volume => volume.Text("persistentVolumeClaim", "claimName"))
        .OfType<string>();

    public static JsonObject Owner(JsonObject owner) => new()
    {
        ["apiVersion"] = owner.Text("apiVersion"),
        ["kind"] = owner.Text("kind"),
        ["name"] = owner.Name(),
        ["uid"] = owner.Uid(),
        ["controller"] = true,
    };
}
