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
                case WireKind.Object when value.TryGetSignature(out var signature):
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
                            return value;
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
        var fits = Mismatches == before;
        Mismatches = before;
        return fits;
    }

    public void Warn(string message)
    {
        Mismatches++;
        if (!_probing)
        {
            Deployment.TryGetCurrent()?.Logger.Log(Pulumirpc.LogSeverity.Warning, message, resource);
        }
    }

    private WireValue UnwrapOutput(WireValue value)
    {
        var output = WireOutput.Read(value);
        IsKnown &= output.Value is not null;
        IsSecret |= output.IsSecret;
        Resources = Dependencies.Union(Resources, output.Resources);
        return output.Value ?? default;
    }
}
