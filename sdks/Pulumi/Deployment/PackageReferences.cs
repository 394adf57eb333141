using System.Collections.Concurrent;
using Google.Protobuf;

namespace Pulumi;

/// <summary>The packages that the program has told the engine about; each is registered once.</summary>
internal sealed class PackageReferences(IMonitor monitor, MonitorFeatures features)
{
    private readonly ConcurrentDictionary<RegisterPackageRequest, Lazy<Task<string>>> _references = new();

    /// <summary>The engine's name for a package; empty for none.</summary>
    /// <exception cref="InvalidOperationException">The engine knows no parameterised packages.</exception>
    public ValueTask<string> GetReferenceAsync(RegisterPackageRequest? package) => package is null
        ? new("")
        : new(_references.GetOrAdd(package, request => new Lazy<Task<string>>(() => RegisterAsync(request))).Value);

    private async Task<string> RegisterAsync(RegisterPackageRequest package)
    {
        await features.RequireAsync(MonitorFeatures.Parameterization, "parameterization").ConfigureAwait(false);
        var request = new Pulumirpc.RegisterPackageRequest
        {
            Name = package.Name,
            Version = package.Version,
            DownloadUrl = package.DownloadUrl,
            Parameterization = ToMessage(package.Parameterization),
            Extension = ToMessage(package.Extension),
        };
        foreach (var (platform, checksum) in package.Checksums)
        {
            request.Checksums.Add(platform, ByteString.CopyFrom(checksum));
        }

        return await monitor.RegisterPackageAsync(request).ConfigureAwait(false);
    }

    private static Pulumirpc.Parameterization? ToMessage(RegisterPackageRequest.PackageParameterization? value) => value is null
        ? null
        : new Pulumirpc.Parameterization { Name = value.Name, Version = value.Version, Value = ByteString.CopyFrom(value.Value) };
}
