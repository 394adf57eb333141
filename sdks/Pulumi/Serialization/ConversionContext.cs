using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>What is noted while one value of a reply is converted.</summary>
internal sealed class ConversionContext(string path, Resource? resource)
{
    private bool _probing;

    /// <summary>What is being converted, for messages.</summary>
    public string Path => path;

    /// <summary>False once an unknown was met, however deep.</summary>
    public bool IsKnown { get; private set; } = true;

    /// <summary>True once a secret was met, however deep.</summary>
    public bool IsSecret { get; private set; }

    /// <summary>The resources that the value itself says it depends on.</summary>
    public ImmutableHashSet<Resource> Resources { get; private set; } = Dependencies.None;

    /// <summary>How often a value had another type than expected.</summary>
    public int Mismatches { get; private set; }

    /// <summary>Resolves secrets, output values and unknowns, noting them, and tells the other special objects apart.</summary>
    public WireValue Unwrap(WireValue value)
    {
        while (true)
        {
            switch (value.Kind)
            {
                case WireKind.String when value.Content.SequenceEqual(WireWords.UnknownValue):
                    IsKnown = false;
                    return default;
                case WireKind.Object when TryGetSignature(value, out var signature):
                    switch (signature)
                    {
                        case Constants.SecretSignature:
                            IsSecret = true;
                            value = value.TryGetMember(Constants.ValueName, out var secret)
                                ? secret
                                : throw new InvalidDataException($"Secrets must have a field called 'value': {path}");
                            continue;
                        case Constants.OutputValueSignature:
                            value = UnwrapOutput(value);
                            continue;
                        case Constants.AssetSignature:
                            return value.As(WireKind.Asset);
                        case Constants.ArchiveSignature:
                            return value.As(WireKind.Archive);
                        case Constants.ResourceSignature:
                            return value.As(WireKind.Resource);
                        default:
                            throw new InvalidDataException($"Unrecognized signature '{signature}' in {path}");
                    }

                default:
                    return value;
            }
        }
    }

    /// <summary>Converts without warnings; tells whether every value had the expected type.</summary>
    public bool TryConvert<T>(WireValue value, Converter<T> converter, out T result)
    {
        var before = Mismatches;
        var outer = _probing;
        _probing = true;
        result = converter.Convert(value, this);
        _probing = outer;
        return Mismatches == before;
    }

    public void Warn(string message)
    {
        Mismatches++;
        if (!_probing)
        {
            Deployment.TryGetCurrent()?.Logger.Log(Pulumirpc.LogSeverity.Warning, message, resource);
        }
    }

    private static bool TryGetSignature(WireValue value, out string signature)
    {
        foreach (var member in value.Members)
        {
            if (member.NameBytes.SequenceEqual(WireWords.SignatureKey))
            {
                signature = member.Value.Kind == WireKind.String ? member.Value.String : "";
                return true;
            }
        }

        signature = "";
        return false;
    }

    private WireValue UnwrapOutput(WireValue value)
    {
        if (value.TryGetMember(Constants.SecretName, out var secret) && secret is { Kind: WireKind.Bool, Bool: true })
        {
            IsSecret = true;
        }

        if (value.TryGetMember(Constants.DependenciesName, out var dependencies))
        {
            foreach (var urn in dependencies.Elements)
            {
                Resources = Resources.Add(new DependencyResource(urn.String));
            }
        }

        if (value.TryGetMember(Constants.ValueName, out var inner))
        {
            return inner;
        }

        IsKnown = false;
        return default;
    }
}

/// <summary>The fixed words as they stand on the wire.</summary>
internal static class WireWords
{
    public static ReadOnlySpan<byte> UnknownValue => "04da6b54-80e4-46f7-96ec-b56ff0331ba9"u8;

    public static ReadOnlySpan<byte> SignatureKey => "4dabf18193072939515e22adb298388d"u8;
}
