using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>Adds to the inputs of an explicit provider what Pulumi keeps there to find its plugin.</summary>
internal static class ProviderCheck
{
    public static bool TryAddPlugin(ref ResourceRequest request, ProviderRegistry registry, out string? error)
    {
        error = null;
        var (message, options) = (request.Message, request.Options);
        var package = PackageRequest.TryCreate(
            request.Type[ProviderReference.TypePrefix.Length..], options.Version, options.PluginDownloadUrl, options.PluginChecksums);
        if (package is null)
        {
            error = $"the version given for '{request.Type}' is not a semantic version such as 1.2.3";
            return false;
        }

        var inputs = package.AddTo(request.Inputs);
        if (message.EnvVarMappings.Count > 0)
        {
            inputs = inputs.With(ProviderInputs.InternalKey, new ObjectValue(ProviderInputs.Internal(inputs).With(
                "envVarMappings",
                new ObjectValue(PropertyMap.Create(message.EnvVarMappings.Select(m =>
                    KeyValuePair.Create(m.Key, (PropertyValue)new StringValue(m.Value))))))));
        }

        if (message.PackageRef.Length > 0)
        {
            if (registry.FindPackage(message.PackageRef) is not { } registered)
            {
                error = $"unknown provider package '{message.PackageRef}'";
                return false;
            }

            inputs = registered.AddTo(inputs);
        }

        request = request with { Inputs = inputs };
        return true;
    }
}
