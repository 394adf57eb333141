using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>What a registration may not ask for.</summary>
internal static class RegisterResourceFaults
{
    /// <summary>The first fault of a request as it stands, before or after its transforms; null when it has none.</summary>
    public static string? Find(ResourceRequest request, HookRunner hooks)
    {
        var message = request.Message;
        if ((message.Custom || message.Remote) && request.Type.Split(':') is not [{ Length: > 0 }, _, { Length: > 0 }])
        {
            return $"'{request.Type}' is not a type of the form <package>:<module>:<name>";
        }

        if (message.Remote)
        {
            return $"'{request.Type}' is a component that its provider's plugin builds, and no plugin runs here: "
                + "use the resources it stands for, or preview with the Pulumi CLI";
        }

        if (message.EnvVarMappings.Count > 0 && !request.IsProvider)
        {
            return "envVarMappings can only be used with provider resources";
        }

        var urns = request.Options.DependsOn.Concat(message.PropertyDependencies.Values.SelectMany(d => d.Urns));
        if (request.Options.DeletedWith.Length > 0)
        {
            urns = urns.Append(request.Options.DeletedWith);
        }

        if (urns.FirstOrDefault(u => !Urn.TryParse(u, out _)) is { } malformed)
        {
            return $"the dependency '{malformed}' is not a URN";
        }

        return hooks.FindUnknown(request.Options.Hooks) is { } hook ? $"the hook '{hook}' is not registered" : null;
    }
}
