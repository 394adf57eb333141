using System.Text.Json.Nodes;

namespace Homelab.Cluster.Migration;

/// <summary>One change to the cluster. Each carries what must still be so for it to be right; otherwise the API refuses it.</summary>
/// <param name="Object">What it changes.</param>
public abstract record ApiCall(ObjectReference Object);

/// <summary>Makes an object; refused when there is one of that name.</summary>
/// <param name="Object">What it makes.</param>
/// <param name="Manifest">The object.</param>
public sealed record CreateCall(ObjectReference Object, JsonObject Manifest) : ApiCall(Object);

/// <summary>
/// Changes an object by a JSON merge patch (RFC 7386); refused when the object has changed since it was read, because the
/// patch names its <c>metadata.resourceVersion</c>.
/// </summary>
/// <param name="Object">What it changes.</param>
/// <param name="Patch">The patch.</param>
public sealed record PatchCall(ObjectReference Object, JsonObject Patch) : ApiCall(Object);

/// <summary>Writes an object anew; refused when it has changed since it was read.</summary>
/// <param name="Object">What it writes.</param>
/// <param name="Manifest">The object, with the <c>metadata.resourceVersion</c> that was read.</param>
public sealed record ReplaceCall(ObjectReference Object, JsonObject Manifest) : ApiCall(Object);

/// <summary>Deletes an object; refused when it is another one of that name, or has changed since it was read.</summary>
/// <param name="Object">What it deletes.</param>
/// <param name="Uid">The object's <c>metadata.uid</c>.</param>
/// <param name="ResourceVersion">The object's <c>metadata.resourceVersion</c>.</param>
/// <param name="Propagation">What becomes of the objects that it owns.</param>
public sealed record DeleteCall(ObjectReference Object, string Uid, string ResourceVersion, DeletionPropagation Propagation = DeletionPropagation.Background)
    : ApiCall(Object);

/// <summary>What becomes of the objects that a deleted one owns; named as DeleteOptions has them.</summary>
public enum DeletionPropagation
{
    /// <summary>They are deleted after it.</summary>
    Background,

    /// <summary>They stay.</summary>
    Orphan,
}
