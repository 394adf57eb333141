using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;

namespace Homelab.SimulatedCluster;

/// <summary>Objects with uids, resource versions and finalizers, changed as the Kubernetes API server changes them.</summary>
public sealed class ApiServer
{
    // Objects are never changed in place, so a copy of the table is a copy of the whole.
    private readonly SortedDictionary<string, Stored> _objects;
    private long _revision = 1000;

    public ApiServer() => _objects = new SortedDictionary<string, Stored>(StringComparer.Ordinal);

    private ApiServer(ApiServer other)
    {
        _objects = new SortedDictionary<string, Stored>(other._objects, StringComparer.Ordinal);
        _revision = other._revision;
    }

    /// <summary>Grows with every change.</summary>
    public long Revision => _revision;

    public IEnumerable<KubernetesObject> Objects => _objects.Values.Select(stored => stored.Read);

    /// <summary>The objects of a kind as they are stored; change one only through <see cref="Update"/>.</summary>
    public List<JsonObject> List(ResourceKind kind) =>
        [.. _objects.Values.Where(stored => ReferenceEquals(stored.Reference.Kind, kind)).Select(stored => stored.Json)];

    public JsonObject? Find(ObjectReference reference) => _objects.GetValueOrDefault(reference.Path)?.Json;

    /// <summary>Another API server that goes its own way from here.</summary>
    public ApiServer Fork() => new(this);

    /// <summary>Makes a call.</summary>
    /// <exception cref="ApiException">It is refused; nothing was changed.</exception>
    public JsonObject? Apply(ApiCall call)
    {
        switch (call)
        {
            case CreateCall create:
                return Create(create.Object, create.Manifest);
            case PatchCall patch:
                return Patch(patch.Object, patch.Patch);
            case ReplaceCall replace:
                return Replace(replace.Object, replace.Manifest);
            case DeleteCall delete:
                Delete(delete.Object, delete.Uid, delete.ResourceVersion, delete.Propagation);
                return null;
            default:
                throw new ArgumentException(call.ToString(), nameof(call));
        }
    }

    public JsonObject Create(ObjectReference reference, JsonObject manifest)
    {
        if (_objects.ContainsKey(reference.Path))
        {
            throw new ApiException(ApiFailure.AlreadyExists, $"{reference} already exists");
        }

        var json = (JsonObject)manifest.DeepClone();
        var metadata = json["metadata"]!.AsObject();
        if (metadata["name"]!.GetValue<string>() != reference.Name || metadata["namespace"]?.GetValue<string>() != reference.Namespace)
        {
            throw new ApiException(ApiFailure.Invalid, $"{reference} is posted as {metadata["namespace"]}/{metadata["name"]}");
        }

        metadata["uid"] = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{_revision + 1:D12}");
        metadata["creationTimestamp"] = "2026-11-26T10:00:00Z";
        Store(reference, json);
        return json;
    }

    public JsonObject Patch(ObjectReference reference, JsonObject patch)
    {
        var json = (JsonObject)Existing(reference).DeepClone();
        CheckVersion(reference, patch["metadata"]?["resourceVersion"]?.GetValue<string>());
        MergePatch.Apply(json, patch);
        return CheckedStore(reference, json);
    }

    public JsonObject Replace(ObjectReference reference, JsonObject manifest)
    {
        var old = Existing(reference);
        CheckVersion(reference, manifest["metadata"]?["resourceVersion"]?.GetValue<string>());
        var json = (JsonObject)manifest.DeepClone();
        json["metadata"]!["uid"] = old["metadata"]!["uid"]!.DeepClone();
        json["metadata"]!["creationTimestamp"] = old["metadata"]!["creationTimestamp"]!.DeepClone();
        return CheckedStore(reference, json);
    }

    public void Delete(ObjectReference reference, string? uid = null, string? resourceVersion = null, DeletionPropagation propagation = DeletionPropagation.Background)
    {
        var json = Existing(reference);
        if (uid is not null && uid != json["metadata"]!["uid"]!.GetValue<string>())
        {
            throw new ApiException(ApiFailure.Conflict, $"{reference} has another uid");
        }

        CheckVersion(reference, resourceVersion);
        if (propagation == DeletionPropagation.Background)
        {
            foreach (var owned in Owned(json))
            {
                Delete(owned);
            }
        }
        else
        {
            foreach (var owned in Owned(json))
            {
                Update(owned, found => found["metadata"]!.AsObject().Remove("ownerReferences"));
            }
        }

        // Claims, volumes and pods go in their own time: a controller takes them away.
        if (reference.Kind.Kind is "PersistentVolumeClaim" or "PersistentVolume" or "Pod")
        {
            Update(reference, found => found["metadata"]!["deletionTimestamp"] ??= "2026-11-26T10:00:00Z");
        }
        else
        {
            Remove(reference);
        }
    }

    /// <summary>Changes an object as a controller does; nothing happens when the change changes nothing.</summary>
    public void Update(ObjectReference reference, Action<JsonObject> change)
    {
        var json = (JsonObject)Existing(reference).DeepClone();
        change(json);
        if (!JsonNode.DeepEquals(json, Existing(reference)))
        {
            Store(reference, json);
        }
    }

    public void Remove(ObjectReference reference)
    {
        Existing(reference);
        _objects.Remove(reference.Path);
        _revision++;
    }

    public static ObjectReference Reference(JsonObject json) => new(
        ResourceKind.Find(json["apiVersion"]!.GetValue<string>(), json["kind"]!.GetValue<string>())!,
        json["metadata"]!["namespace"]?.GetValue<string>(),
        json["metadata"]!["name"]!.GetValue<string>());

    private JsonObject Existing(ObjectReference reference) =>
        Find(reference) ?? throw new ApiException(ApiFailure.NotFound, $"{reference} not found");

    private void CheckVersion(ObjectReference reference, string? version)
    {
        if (version is not null && version != Existing(reference)["metadata"]!["resourceVersion"]!.GetValue<string>())
        {
            throw new ApiException(ApiFailure.Conflict, $"{reference} has been modified");
        }
    }

    // What the API server never lets anybody change.
    private JsonObject CheckedStore(ObjectReference reference, JsonObject json)
    {
        var old = Existing(reference);
        var same = reference.Kind.Kind switch
        {
            "PersistentVolumeClaim" => SameBut(old, json, "resources"),
            "StatefulSet" => JsonNode.DeepEquals(old["spec"]!["volumeClaimTemplates"], json["spec"]!["volumeClaimTemplates"]),
            _ => true,
        };
        if (!same)
        {
            throw new ApiException(ApiFailure.Invalid, $"{reference}: spec is immutable");
        }

        Store(reference, json);
        return json;
    }

    private static bool SameBut(JsonObject old, JsonObject json, string key)
    {
        var (before, after) = ((JsonObject)old["spec"]!.DeepClone(), (JsonObject)json["spec"]!.DeepClone());
        before.Remove(key);
        after.Remove(key);
        return JsonNode.DeepEquals(before, after);
    }

    private List<ObjectReference> Owned(JsonObject owner)
    {
        var uid = owner["metadata"]!["uid"]!.GetValue<string>();
        return
        [
            .. _objects.Values
                .Where(stored => stored.Json["metadata"]!["ownerReferences"]?.AsArray().Any(reference => reference!["uid"]!.GetValue<string>() == uid) == true)
                .Select(stored => stored.Reference),
        ];
    }

    private void Store(ObjectReference reference, JsonObject json)
    {
        json["metadata"]!["resourceVersion"] = (++_revision).ToString(CultureInfo.InvariantCulture);
        _objects[reference.Path] = new Stored(reference, json);
    }

    private sealed class Stored(ObjectReference reference, JsonObject json)
    {
        private KubernetesObject? _read;

        public ObjectReference Reference { get; } = reference;

        public JsonObject Json { get; } = json;

        public KubernetesObject Read => _read ??= new KubernetesObject(JsonSerializer.SerializeToElement(Json), "the simulated cluster");
    }
}

/// <summary>Why the API server refuses a call.</summary>
public enum ApiFailure
{
    NotFound,
    AlreadyExists,
    Conflict,
    Invalid,
}

/// <summary>A refusal of the API server.</summary>
public sealed class ApiException(ApiFailure failure, string message) : Exception(message)
{
    public ApiFailure Failure { get; } = failure;
}
