namespace Pulumi.Random;

/// <summary>Ties a class of this package to its type token.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RandomResourceTypeAttribute(string type) : ResourceTypeAttribute(type, PackageDefaults.Version);
