using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Makes the facts about a resource out of its request.</summary>
internal static class RegistrationBuilder
{
    public static bool TryBuild(
        ResourceRequest request,
        ImmutableArray<string> aliases,
        StackReferences stackReferences,
        [NotNullWhen(true)] out Registration? registration,
        out string? error)
    {
        registration = null;
        var (message, options) = (request.Message, request.Options);
        if (!TryReadTimeouts(options.CustomTimeouts, out var timeouts, out error)
            || !TryReadTrigger(options, out var trigger, out error))
        {
            return false;
        }

        registration = new Registration
        {
            Urn = request.Urn.ToString(),
            Type = message.Type,
            Name = message.Name,
            Custom = message.Custom,
            Parent = request.Parent,
            Inputs = request.Inputs,
            Provider = request.Provider,
            Dependencies = request.Dependencies,
            PropertyDependencies = request.PropertyDependencies,
            Protect = options.Protect ?? false,
            Aliases = aliases,
        };
        if (!message.Custom)
        {
            return true;
        }

        registration = registration with
        {
            Id = options.Import.Length > 0 ? new StringValue(options.Import) : PropertyValue.Unknown,
            Outputs = Builtins.Outputs(message.Type, request.Inputs, stackReferences).WithSecrets(options.AdditionalSecretOutputs),
            RetainOnDelete = options.RetainOnDelete ?? false,
            DeletedWith = options.DeletedWith.Length > 0 ? options.DeletedWith : null,
            ReplaceWith = [.. options.ReplaceWith],
            DeleteBeforeReplace = options.DeleteBeforeReplace,
            IgnoreChanges = [.. options.IgnoreChanges],
            ReplaceOnChanges = [.. options.ReplaceOnChanges],
            HideDiffs = [.. options.HideDiffs],
            AdditionalSecretOutputs = [.. options.AdditionalSecretOutputs],
            ImportId = options.Import.Length > 0 ? options.Import : null,
            CustomTimeouts = timeouts,
            ReplacementTrigger = trigger,
        };
        return true;
    }

    /// <summary>Says, for those who look for the reason, which options of a component do nothing by themselves.</summary>
    public static void ReportIdleOptions(ResourceRequest request, DiagnosticLog diagnostics)
    {
        if (request.Message.Custom)
        {
            return;
        }

        var (message, options) = (request.Message, request.Options);
        var given = new[]
        {
            ("ignoreChanges", options.IgnoreChanges.Count > 0),
            ("customTimeouts", options.CustomTimeouts is { } timeouts && (timeouts.Create + timeouts.Update + timeouts.Delete).Length > 0),
            ("additionalSecretOutputs", options.AdditionalSecretOutputs.Count > 0),
            ("replaceOnChanges", options.ReplaceOnChanges.Count > 0),
            ("retainOnDelete", message.HasRetainOnDelete),
            ("deletedWith", message.DeletedWith.Length > 0),
            ("replaceWith", options.ReplaceWith.Count > 0),
        };
        foreach (var (name, _) in given.Where(o => o.Item2))
        {
            diagnostics.Add(
                Severity.Debug, $"the option '{name}' has no effect on a component itself; its code must pass it on", request.Urn.ToString());
        }
    }

    private static bool TryReadTimeouts(
        RegisterResourceRequest.Types.CustomTimeouts? wire, out CustomTimeouts timeouts, out string? error)
    {
        error = null;
        timeouts = CustomTimeouts.None;
        if (wire is null)
        {
            return true;
        }

        var texts = new[] { wire.Create, wire.Update, wire.Delete, wire.Read };
        var spans = new TimeSpan[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length > 0 && !GoDuration.TryParse(texts[i], out spans[i]))
            {
                error = $"the custom timeout '{texts[i]}' is not a duration such as 30s or 5m";
                return false;
            }
        }

        timeouts = new CustomTimeouts(spans[0], spans[1], spans[2], spans[3]);
        return true;
    }

    private static bool TryReadTrigger(ResourceOptions options, out PropertyValue? trigger, out string? error)
    {
        trigger = null;
        error = null;
        if (options.ReplacementTrigger is null)
        {
            return true;
        }

        var read = PropertyDecoder.TryDecodeValue(options.ReplacementTrigger.ToByteArray(), out var value, out error);
        trigger = value is NullValue ? null : value;
        return read;
    }
}
