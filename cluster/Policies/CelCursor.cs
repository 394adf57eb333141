namespace Homelab.Cluster.Policies;

/// <summary>
/// A place in a CEL expression, and the first fault found on the way. After a fault it stands at the end, so that whoever
/// reads comes back by itself.
/// </summary>
internal sealed class CelCursor(List<CelToken> tokens)
{
    private int _position;

    /// <summary>The piece at this place.</summary>
    public CelToken Current => tokens[_position];

    /// <summary>Where the expression ends, from 0.</summary>
    public int End => tokens[^1].Position;

    /// <summary>The first fault with its place, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>A piece that was passed.</summary>
    /// <param name="pieces">How many pieces ago.</param>
    public CelToken Behind(int pieces) => tokens[_position - pieces];

    /// <summary>Passes a piece.</summary>
    public void Skip() => _position++;

    /// <summary>True when a symbol or word stands here.</summary>
    /// <param name="text">The symbol.</param>
    public bool Is(string text) => Current.Text == text && Current.Kind is CelTokenKind.Symbol or CelTokenKind.Name;

    /// <summary>Passes a symbol or word when it stands here.</summary>
    /// <param name="text">The symbol.</param>
    public bool Take(string text)
    {
        if (Current.Text != text || Current.Kind is CelTokenKind.Literal or CelTokenKind.End)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Passes a name, which must stand here and be no word of the language.</summary>
    public string TakeName() => TakeName(CelNames.Reserved.Contains(Current.Text));

    /// <summary>Passes the name of a member, which must stand here; after a dot, words of the language are names too.</summary>
    public string TakeMember() => TakeName(isReserved: false);

    /// <summary>Passes a symbol, which must stand here.</summary>
    /// <param name="symbol">The symbol.</param>
    public void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            Fail($"'{symbol}' is missing");
        }
    }

    /// <summary>Notes a fault at this place.</summary>
    /// <param name="reason">What is wrong.</param>
    public void Fail(string reason) => FailAt(Current.Position, reason);

    /// <summary>Notes a fault.</summary>
    /// <param name="position">Where, from 0.</param>
    /// <param name="reason">What is wrong.</param>
    public void FailAt(int position, string reason)
    {
        Error ??= At(position, reason);
        _position = tokens.Count - 1;
    }

    /// <summary>A fault with its place, for people.</summary>
    /// <param name="position">Where, from 0.</param>
    /// <param name="reason">What is wrong.</param>
    public static string At(int position, string reason) => $"at {position + 1}, {reason}";

    private string TakeName(bool isReserved)
    {
        if (Current.Kind != CelTokenKind.Name || isReserved)
        {
            Fail(Current.Kind == CelTokenKind.End ? "ends where a value is missing" : $"'{Current.Text}' stands where a value is missing");
            return "";
        }

        return tokens[_position++].Text;
    }
}
