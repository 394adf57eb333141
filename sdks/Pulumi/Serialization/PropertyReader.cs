namespace Pulumi.Serialization;

/// <summary>The members of one object of a reply, read by name.</summary>
internal readonly struct PropertyReader
{
    private readonly WireValue _object;
    private readonly ConversionContext _context;

    internal PropertyReader(WireValue value, ConversionContext context)
    {
        _object = value;
        _context = context;
    }

    /// <summary>Reads a member; the default of its type when it is missing, null, unknown or of another type.</summary>
    /// <param name="name">Name on the wire.</param>
    /// <param name="converter">How to read it.</param>
    internal T Get<T>(string name, Converter<T> converter) =>
        _object.TryGetMember(name, out var value) ? converter.Convert(value, _context) : default!;
}
