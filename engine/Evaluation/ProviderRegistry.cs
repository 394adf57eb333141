using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Finds the provider of a resource or invoke, and adds the default provider that nobody declared.</summary>
internal sealed class ProviderRegistry(RunState state)
{
    private const string DisabledKey = "pulumi:disable-default-providers";

    private static readonly Dictionary<string, string> NoProviders = [];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, PackageRequest> _packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _packageRefs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _defaultProviders = new(StringComparer.Ordinal);

    /// <summary>Registers a package; the same one gets the same reference again.</summary>
    public string AddPackage(PackageRequest request, Parameterization? extension)
    {
        var key = string.Join(
            '\n',
            request.Plugin,
            request.Version,
            request.DownloadUrl,
            string.Join(',', request.Checksums.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value.ToBase64()}")),
            $"{request.Parameter?.Name} {request.Parameter?.Version} {request.Parameter?.Value.ToBase64()}",
            extension?.ToString());
        lock (_gate)
        {
            if (!_packageRefs.TryGetValue(key, out var reference))
            {
                // Made of the content, so that the recordings of two runs can be compared.
                reference = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)).ToString();
                _packageRefs.Add(key, reference);
                _packages.Add(reference, request);
            }

            return reference;
        }
    }

    /// <summary>The package of a reference; null when there is none.</summary>
    public PackageRequest? FindPackage(string packageRef)
    {
        lock (_gate)
        {
            return _packages.GetValueOrDefault(packageRef);
        }
    }

    /// <summary>The provider for a token by the options at hand: the explicit one, else the default one.</summary>
    /// <param name="token">The type or function.</param>
    /// <param name="explicitReference">The explicit provider; empty for the default one.</param>
    /// <param name="packageRef">The registered package, which goes before version and URL; empty when there is none.</param>
    /// <param name="request">Version, URL and checksums as the request gives them; null when the version is malformed.</param>
    /// <param name="error">Why there is no provider.</param>
    public string? Resolve(string token, string explicitReference, string packageRef, PackageRequest? request, out string? error)
    {
        error = null;
        if (explicitReference.Length > 0)
        {
            return CheckExplicit(explicitReference, out error) ? explicitReference : null;
        }

        if (packageRef.Length > 0)
        {
            request = FindPackage(packageRef);
            if (request is null)
            {
                error = $"unknown provider package '{packageRef}'";
                return null;
            }
        }

        if (request is null)
        {
            error = $"the version given for '{token}' is not a semantic version such as 1.2.3";
            return null;
        }

        if (IsDisabled(request.Package, out error))
        {
            error ??= $"Default provider for '{request.Package}' disabled. '{token}' must use an explicit provider.";
            return null;
        }

        return DefaultProvider(request);
    }

    /// <summary>The provider that a package's resources take from the options or from the components above.</summary>
    public string Inherited(string provider, IReadOnlyDictionary<string, string> providers, string? parent, string token)
    {
        if (provider.Length > 0)
        {
            return provider;
        }

        var package = ProviderReference.PackageOf(token);
        return providers.TryGetValue(package, out var own) ? own
            : parent is not null && state.Find(parent)?.Providers.TryGetValue(package, out var inherited) == true ? inherited
            : string.Empty;
    }

    /// <summary>The providers by package that a resource hands down: only components do, merged with those of the components above.</summary>
    public IReadOnlyDictionary<string, string> ForChildren(ResourceRequest request)
    {
        if (request.Message.Custom)
        {
            return NoProviders;
        }

        var own = request.Options.Providers;
        var above = request.Parent is null ? null : state.Find(request.Parent)?.Providers;
        if (above is null or { Count: 0 })
        {
            return own;
        }

        var all = new Dictionary<string, string>(above, StringComparer.Ordinal);
        foreach (var (package, provider) in own)
        {
            all[package] = provider;
        }

        return all;
    }

    private bool CheckExplicit(string text, out string? error)
    {
        error = null;
        if (!ProviderReference.TryParse(text, out var reference))
        {
            error = $"'{text}' is not a reference to a provider (<urn>::<id>)";
        }
        else if (state.Find(reference.Urn) is null)
        {
            error = $"unknown provider '{reference.Urn}': the program has not registered it";
        }

        return error is null;
    }

    private string DefaultProvider(PackageRequest request)
    {
        lock (_gate)
        {
            if (_defaultProviders.TryGetValue(request.Key, out var known))
            {
                return known;
            }

            var type = ProviderReference.TypePrefix + request.Package;
            var inputs = request.AddTo(PackageConfig(request.Package));
            var urn = state.UrnOf(null, type, request.DefaultProviderName).ToString();
            state.TryAdd(new RegisteredResource(new Registration
            {
                Urn = urn,
                Type = type,
                Name = request.DefaultProviderName,
                Custom = true,
                Id = PropertyValue.Unknown,
                Inputs = inputs,
                Outputs = inputs,
                IsDefaultProvider = true,
            }));
            var reference = new ProviderReference(urn, Signatures.UnknownString).ToString();
            _defaultProviders.Add(request.Key, reference);
            return reference;
        }
    }

    // Config of the package's namespace is the configuration of its default provider.
    private PropertyMap PackageConfig(string package) =>
        PropertyMap.Create(state.Configuration.Values
            .Where(v => v.Key.StartsWith(package + ":", StringComparison.Ordinal))
            .Select(v =>
            {
                PropertyValue value = v.Value.IsKnown ? new StringValue(v.Value.Text) : PropertyValue.Unknown;
                return KeyValuePair.Create(v.Key[(package.Length + 1)..], v.Value.IsSecret ? new SecretValue(value) : value);
            }));

    private bool IsDisabled(string package, out string? error)
    {
        error = null;
        if (package == "pulumi"
            || !state.Configuration.Values.TryGetValue(DisabledKey, out var value)
            || value.Text.Length == 0)
        {
            return false;
        }

        try
        {
            using var list = JsonDocument.Parse(value.Text);
            return list.RootElement.EnumerateArray().Any(e => e.GetString()?.Trim() is { } barred && (barred == "*" || barred == package));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            error = $"the config value {DisabledKey} must be a list of package names";
            return true;
        }
    }
}
