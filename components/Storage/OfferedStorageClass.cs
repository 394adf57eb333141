namespace Homelab.Components.Storage;

/// <summary>A StorageClass that a backend offers to claims.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Use">What its volumes are for.</param>
/// <param name="Capabilities">What its volumes can do.</param>
/// <param name="ReclaimPolicy">What becomes of a volume when its claim is deleted.</param>
public sealed record OfferedStorageClass(string Name, StorageUse Use, StorageCapabilities Capabilities, ReclaimPolicy ReclaimPolicy);
