namespace Homelab.Cluster.Policies;

/// <summary>
/// Reads a CEL expression as the API server does before it takes a policy: its form, and whether every name in it exists.
/// Types are not looked at.
/// </summary>
/// <remarks>Grammar: google/cel-spec, doc/langdef.md; optional selection: google/cel-spec, proposal 246.</remarks>
internal sealed class CelParser
{
    private const int DeepestNesting = 100;

    private static readonly string[][] BinaryOperators = [["||"], ["&&"], ["<", "<=", ">", ">=", "==", "!=", "in"], ["+", "-"], ["*", "/", "%"]];

    private readonly List<CelToken> _tokens;
    private readonly CelNames _names;
    private readonly List<string> _bound = [];
    private int _position;
    private int _depth;
    private string? _error;

    private CelParser(List<CelToken> tokens, CelNames names) => (_tokens, _names) = (tokens, names);

    private CelToken Current => _tokens[_position];

    /// <summary>Says why an expression does not compile.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="names">Names that it may use.</param>
    /// <returns>The reason with the place, from 1; null when it compiles.</returns>
    public static string? FaultIn(string expression, CelNames names)
    {
        var parser = new CelParser(CelLexer.Read(expression, out var unreadable), names);
        parser.Expression();
        if (parser.Current is not { Kind: CelTokenKind.End })
        {
            parser.Fail($"'{parser.Current.Text}' does not belong here");
        }

        // What cannot be read ends the expression for the parser, which then misses something at that place.
        return unreadable is not null ? At(parser._tokens[^1].Position, unreadable) : parser._error;
    }

    private void Expression()
    {
        if (++_depth > DeepestNesting)
        {
            Fail("nested too deeply");
        }

        Binary(0);
        if (Take("?"))
        {
            Binary(0);
            Expect(":");
            Expression();
        }

        _depth--;
    }

    private void Binary(int level)
    {
        if (level == BinaryOperators.Length)
        {
            Unary();
            return;
        }

        do
        {
            Binary(level + 1);
        }
        while (BinaryOperators[level].Any(Take));
    }

    private void Unary()
    {
        var sign = Current.Text;
        if (sign is "!" or "-")
        {
            while (Take(sign))
            {
            }
        }

        Member();
    }

    private void Member()
    {
        Primary();
        while (true)
        {
            if (Take("."))
            {
                var optional = Take("?");
                var name = Current;
                _ = TakeMember();
                if (!optional && Is("("))
                {
                    Call(name, _names.Methods, receiver: true);
                }
            }
            else if (Take("["))
            {
                _ = Take("?");
                Expression();
                Expect("]");
            }
            else
            {
                return;
            }
        }
    }

    private void Primary()
    {
        var token = Current;
        if (token.Kind == CelTokenKind.Literal)
        {
            _position++;
        }
        else if (Take("("))
        {
            Expression();
            Expect(")");
        }
        else if (Take("["))
        {
            Items("]", () =>
            {
                _ = Take("?");
                Expression();
            });
        }
        else if (Take("{"))
        {
            Items("}", () =>
            {
                _ = Take("?");
                Expression();
                Expect(":");
                Expression();
            });
        }
        else
        {
            Identifier();
        }
    }

    private void Identifier()
    {
        var token = Current;
        var name = TakeName();
        if (name is "true" or "false" or "null" || _error is not null)
        {
            return;
        }

        if (Is("("))
        {
            Call(token, _names.Functions, receiver: false);
        }
        else if (_names.Namespaces.TryGetValue(name, out var functions))
        {
            Expect(".");
            var function = Current;
            _ = TakeMember();
            Call(function, functions, receiver: false);
        }
        else if (name == "variables" && Is(".") && !_bound.Contains(name))
        {
            _position++;
            var variable = Current;
            _ = TakeMember();
            Know(variable, variable.Text, _names.PolicyVariables, "the policy has no variable of that name");
        }
        else if (!_bound.Contains(name))
        {
            Know(token, name, _names.Variables, "no variable of that name");
        }
    }

    private void Call(CelToken name, IReadOnlyCollection<string> known, bool receiver)
    {
        var binds = receiver && CelNames.Macros.Contains(name.Text);
        if (!binds)
        {
            Know(name, name.Text, known, "no function of that name");
        }

        Expect("(");
        var outer = _bound.Count;
        if (binds)
        {
            if (Current.Kind != CelTokenKind.Name || _bound.Contains(Current.Text))
            {
                Fail($"{name.Text} begins with a new name for the item");
            }

            _bound.Add(Current.Text);
            _position += Current.Kind == CelTokenKind.Name ? 1 : 0;
            Expect(",");
        }

        Items(")", Expression);
        _bound.RemoveRange(outer, _bound.Count - outer);
        if (name is { Text: "has" } && !receiver && _error is null
            && (_tokens[_position - 2].Kind != CelTokenKind.Name || _tokens[_position - 3].Text != "."))
        {
            FailAt(name.Position, "has asks for a field, as has(object.field)");
        }
    }

    private void Items(string end, Action item)
    {
        while (!Is(end) && Current.Kind != CelTokenKind.End)
        {
            item();
            if (!Take(","))
            {
                break;
            }
        }

        Expect(end);
    }

    private void Know(CelToken token, string name, IReadOnlyCollection<string> known, string reason)
    {
        if (!known.Contains(name))
        {
            var nearest = NearestName.Of(name, known.Concat(_bound));
            FailAt(token.Position, $"{reason}: {name}{(nearest is null ? "" : $" (did you mean {nearest}?)")}");
        }
    }

    private bool Is(string symbol) => Current.Text == symbol && Current.Kind is CelTokenKind.Symbol or CelTokenKind.Name;

    private bool Take(string symbol)
    {
        if (Current.Text != symbol || Current.Kind is CelTokenKind.Literal or CelTokenKind.End)
        {
            return false;
        }

        _position++;
        return true;
    }

    private string TakeName() => TakeName(CelNames.Reserved.Contains(Current.Text));

    // After a dot a reserved word is a name like any other.
    private string TakeMember() => TakeName(isReserved: false);

    private string TakeName(bool isReserved)
    {
        if (Current.Kind != CelTokenKind.Name || isReserved)
        {
            Fail(Current.Kind == CelTokenKind.End ? "ends where a value is missing" : $"'{Current.Text}' stands where a value is missing");
            return "";
        }

        return _tokens[_position++].Text;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            Fail($"'{symbol}' is missing");
        }
    }

    private void Fail(string reason) => FailAt(Current.Position, reason);

    // The first fault counts; the parser then sees the end everywhere, and so comes back by itself.
    private void FailAt(int position, string reason)
    {
        _error ??= At(position, reason);
        _position = _tokens.Count - 1;
    }

    private static string At(int position, string reason) => $"at {position + 1}, {reason}";
}
