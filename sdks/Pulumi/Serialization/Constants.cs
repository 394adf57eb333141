namespace Pulumi.Serialization;

/// <summary>The fixed words of Pulumi's property encoding (pulumi/pulumi, sdk/go/common/resource/sig and plugin/rpc.go).</summary>
internal static class Constants
{
    /// <summary>Stands for a value that is not known yet.</summary>
    public const string UnknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The key under which an object says that it is a special value.</summary>
    public const string SignatureKey = "4dabf18193072939515e22adb298388d";

    public const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";
    public const string ArchiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
    public const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    public const string ResourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string OutputValueSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    public const string ValueName = "value";
    public const string SecretName = "secret";
    public const string DependenciesName = "dependencies";

    public const string TextName = "text";
    public const string PathName = "path";
    public const string UriName = "uri";
    public const string AssetsName = "assets";

    public const string UrnName = "urn";
    public const string IdName = "id";
    public const string PackageVersionName = "packageVersion";
}
