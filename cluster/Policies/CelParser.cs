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

    private readonly CelCursor _at;
    private readonly CelNames _names;
    private readonly List<string> _bound = [];
    private int _depth;

    private CelParser(CelCursor cursor, CelNames names) => (_at, _names) = (cursor, names);

    /// <summary>Says why an expression does not compile.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="names">Names that it may use.</param>
    /// <returns>The reason with the place, from 1; null when it compiles.</returns>
    public static string? FaultIn(string expression, CelNames names)
    {
        var cursor = new CelCursor(CelLexer.Read(expression, out var unreadable));
        new CelParser(cursor, names).Expression();
        if (cursor.Current is not { Kind: CelTokenKind.End })
        {
            cursor.Fail($"'{cursor.Current.Text}' does not belong here");
        }

        // What cannot be read ends the expression for the parser, which then misses something at that place.
        return unreadable is not null ? CelCursor.At(cursor.End, unreadable) : cursor.Error;
    }

    private void Expression()
    {
        if (++_depth > DeepestNesting)
        {
            _at.Fail("nested too deeply");
        }

        Binary(0);
        if (_at.Take("?"))
        {
            Binary(0);
            _at.Expect(":");
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
        while (BinaryOperators[level].Any(_at.Take));
    }

    private void Unary()
    {
        var sign = _at.Current.Text;
        if (sign is "!" or "-")
        {
            while (_at.Take(sign))
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
            if (_at.Take("."))
            {
                var optional = _at.Take("?");
                var name = _at.Current;
                _ = _at.TakeMember();
                if (!optional && _at.Is("("))
                {
                    Call(name, _names.Methods, receiver: true);
                }
            }
            else if (_at.Take("["))
            {
                _ = _at.Take("?");
                Expression();
                _at.Expect("]");
            }
            else
            {
                return;
            }
        }
    }

    private void Primary()
    {
        var token = _at.Current;
        if (token.Kind == CelTokenKind.Literal)
        {
            _at.Skip();
        }
        else if (_at.Take("("))
        {
            Expression();
            _at.Expect(")");
        }
        else if (_at.Take("["))
        {
            Items("]", () =>
            {
                _ = _at.Take("?");
                Expression();
            });
        }
        else if (_at.Take("{"))
        {
            Items("}", () =>
            {
                _ = _at.Take("?");
                Expression();
                _at.Expect(":");
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
        var token = _at.Current;
        var name = _at.TakeName();
        if (name is "true" or "false" or "null" || _at.Error is not null)
        {
            return;
        }

        if (_at.Is("("))
        {
            Call(token, _names.Functions, receiver: false);
        }
        else if (_names.Namespaces.TryGetValue(name, out var functions))
        {
            _at.Expect(".");
            var function = _at.Current;
            _ = _at.TakeMember();
            Call(function, functions, receiver: false);
        }
        else if (name == "variables" && !_bound.Contains(name))
        {
            _at.Expect(".");
            var variable = _at.Current;
            _ = _at.TakeMember();
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

        _at.Expect("(");
        var outer = _bound.Count;
        if (binds)
        {
            if (_at.Current.Kind != CelTokenKind.Name || _bound.Contains(_at.Current.Text))
            {
                _at.Fail($"{name.Text} begins with a new name for the item");
            }

            _bound.Add(_at.Current.Text);
            _ = _at.TakeName();
            _at.Expect(",");
        }

        Items(")", Expression);
        _bound.RemoveRange(outer, _bound.Count - outer);
        if (name is { Text: "has" } && !receiver && _at.Error is null
            && (_at.Behind(2).Kind != CelTokenKind.Name || _at.Behind(3).Text != "."))
        {
            _at.FailAt(name.Position, "has asks for a field, as has(object.field)");
        }
    }

    private void Items(string end, Action item)
    {
        while (!_at.Is(end) && _at.Current.Kind != CelTokenKind.End)
        {
            item();
            if (!_at.Take(","))
            {
                break;
            }
        }

        _at.Expect(end);
    }

    private void Know(CelToken token, string name, IReadOnlyCollection<string> known, string reason)
    {
        if (!known.Contains(name))
        {
            var nearest = NearestName.Of(name, known.Concat(_bound));
            _at.FailAt(token.Position, $"{reason}: {name}{(nearest is null ? "" : $" (did you mean {nearest}?)")}");
        }
    }
}
