using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;

namespace Pulumi;

/// <summary>The packages that the program has told the engine about; each is registered once, however many requests describe it.</summary>
internal sealed class PackageReferences(IMonitor monitor, MonitorFeatures features)
{
    private readonly ConcurrentDictionary<Key, Lazy<Task<string>>> _references = new();

    /// <summary>The engine's name for a package; empty for none.</summary>
    /// <exception cref="InvalidOperationException">The engine knows no parameterised packages.</exception>
    public ValueTask<string> GetReferenceAsync(RegisterPackageRequest? package) => package is null
        ? new("")
        : new(_references.GetOrAdd(Key.Of(package), _ => new Lazy<Task<string>>(() => RegisterAsync(package))).Value);

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

        try
        {
            return await monitor.RegisterPackageAsync(request).ConfigureAwait(false);
        }
        catch (RpcException) when (package.Parameterization is null && package.Extension is null)
        {
            // A plain package also works by the name and version that each request carries.
            return "";
        }
    }

    private static Pulumirpc.Parameterization? ToMessage(RegisterPackageRequest.PackageParameterization? value) => value is null
        ? null
        : new Pulumirpc.Parameterization { Name = value.Name, Version = value.Version, Value = ByteString.CopyFrom(value.Value) };

    /// <summary>What makes two requests describe the same package.</summary>
    private sealed record Key(string Name, string Version, string DownloadUrl, string Parameter)
    {
        public static Key Of(RegisterPackageRequest package)
        {
            var parameter = package.Parameterization ?? package.Extension;
            return new Key(
                package.Name,
                package.Version,
                package.DownloadUrl,
                parameter is null ? "" : $"{parameter.Name}\n{parameter.Version}\n{Convert.ToBase64String(parameter.Value)}");
        }
    }
}
