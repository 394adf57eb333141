using System.Collections;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Normalises inputs to a tree that can be written to the wire, waiting only for outputs that have no value yet.</summary>
/// <remarks>
/// Reading the inputs is synchronous, so that a later change to them cannot be seen; each output still outstanding
/// leaves a slot that <see cref="ResolveAsync"/> fills.
/// </remarks>
internal sealed partial class PropertyTreeBuilder
{
    private readonly InputWriter _inputs = new();
    private readonly string _label;
    private string _property = "";

    /// <summary>The names and indices that lead from the property to what is being read, for messages.</summary>
    private readonly List<(string? Name, int Index)> _inside = [];

    /// <summary>Whether inputs and outputs met now are left for later even when their values are there.</summary>
    private bool _defersOutputs;

    /// <param name="label">What the inputs belong to, for messages.</param>
    /// <param name="defersOutputs">Whether the form of outputs is known only when they are resolved.</param>
    public PropertyTreeBuilder(string label, bool defersOutputs = false)
    {
        _label = label;
        _defersOutputs = defersOutputs;
    }

    /// <summary>What is being read, for messages.</summary>
    private string Path =>
        $"{_label}.{_property}{string.Concat(_inside.Select(step => step.Name is null ? $"[{step.Index}]" : $".{step.Name}"))}";

    /// <summary>Reads an object's inputs.</summary>
    public SerializedInputs Read(InputArgs args) => TakeTopLevel(_inputs.Read(args));

    /// <summary>Reads a resource's inputs; those called <c>id</c> and <c>urn</c> are left out, as the engine has its own.</summary>
    public SerializedInputs ReadResource(ResourceArgs args)
    {
        var start = _inputs.Read(args);
        _inputs.RemoveIdentity();
        return TakeTopLevel(start);
    }

    /// <summary>Reads a dictionary.</summary>
    public SerializedInputs Read(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (name, value) in values)
        {
            _inputs.Add(name, value);
        }

        return TakeTopLevel(0);
    }

    private SerializedInputs TakeTopLevel(int start)
    {
        var count = _inputs.Count - start;
        if (count == 0)
        {
            return SerializedInputs.Empty;
        }

        var (names, raw) = Take(start, count);
        var values = new object?[count];
        var dependencies = new DependencySet[count];
        for (var i = 0; i < count; i++)
        {
            dependencies[i] = new DependencySet();
            StartProperty(names[i]);
            try
            {
                Put(values, i, raw[i], dependencies[i]);
            }
            catch (Exception exception) when (IsRefusal(exception))
            {
                throw Refused(exception);
            }
        }

        return new SerializedInputs(new PropertyBag(names, values), dependencies);
    }

    private (string[] Names, object?[] Values) Take(int start, int count)
    {
        var names = new string[count];
        var values = new object?[count];
        var sorted = true;
        for (var i = 0; i < count; i++)
        {
            (names[i], values[i]) = _inputs.Entry(start + i);
            sorted &= i == 0 || string.CompareOrdinal(names[i - 1], names[i]) < 0;
        }

        _inputs.Release(start);
        if (!sorted)
        {
            Array.Sort(names, values, StringComparer.Ordinal);
        }

        return (names, values);
    }

    private void Put(object?[] target, int index, object? value, DependencySet dependencies)
    {
        switch (value)
        {
            case null or string or bool or double:
                target[index] = value;
                break;
            case int number:
                target[index] = (double)number;
                break;
            case IInput when _defersOutputs:
                AddSlot(target, index, value, dependencies);
                break;
            case IInput input:
                Put(target, index, input.Content, dependencies);
                break;
            case IOutput output:
                PutOutput(target, index, output, dependencies);
                break;
            case InputArgs args:
                var start = _inputs.Read(args);
                target[index] = TakeBag(start, _inputs.Count - start, dependencies);
                break;
            case JsonInput json:
                var cell = new object?[1];
                Put(cell, 0, json.Value, dependencies);
                target[index] = new JsonNode(cell);
                break;
            case AssetOrArchive asset:
                PutAsset(target, index, asset, dependencies);
                break;
            case Resource resource:
                AddSlot(target, index, resource, dependencies);
                break;
            case IUnion union:
                Put(target, index, union.Value, dependencies);
                break;
            case IEnumValue enumeration:
                Put(target, index, enumeration.WireValue, dependencies);
                break;
            case JsonElement element:
                target[index] = JsonTree.Read(element);
                break;
            case IDictionary dictionary:
                target[index] = FromDictionary(dictionary, dependencies);
                break;
            case IList list:
                target[index] = FromList(list, dependencies);
                break;
            case Enum enumeration when Enum.GetUnderlyingType(enumeration.GetType()) == typeof(int):
                target[index] = (double)Convert.ToInt32(enumeration, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{Path}");
            default:
                Put(target, index, ReflectedValues.Read(value, Path), dependencies);
                break;
        }
    }

    private PropertyBag TakeBag(int start, int count, DependencySet dependencies)
    {
        var (names, values) = Take(start, count);
        for (var i = 0; i < count; i++)
        {
            _inside.Add((names[i], 0));
            Put(values, i, values[i], dependencies);
            _inside.RemoveAt(_inside.Count - 1);
        }

        return new PropertyBag(names, values);
    }

    private PropertyBag FromDictionary(IDictionary dictionary, DependencySet dependencies)
    {
        var start = _inputs.Count;
        var entries = dictionary.GetEnumerator();
        while (entries.MoveNext())
        {
            var key = entries.Key as string
                ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{Path}");
            _inputs.Add(key, entries.Value);
        }

        return TakeBag(start, _inputs.Count - start, dependencies);
    }

    private object?[] FromList(IList list, DependencySet dependencies)
    {
        if (ReflectedValues.IsDefaultImmutableArray(list) || list.Count == 0)
        {
            return [];
        }

        var result = new object?[list.Count];
        for (var i = 0; i < result.Length; i++)
        {
            _inside.Add((null, i));
            Put(result, i, list[i], dependencies);
            _inside.RemoveAt(_inside.Count - 1);
        }

        return result;
    }

    private void PutAsset(object?[] target, int index, AssetOrArchive asset, DependencySet dependencies)
    {
        var values = new object?[2];
        values[0] = asset.Signature;
        Put(values, 1, asset.Value, dependencies);
        target[index] = new PropertyBag([Constants.SignatureKey, asset.PropertyName], values);
    }

    private void StartProperty(string name)
    {
        _property = name;
        _inside.Clear();
    }

    /// <summary>Whether an exception says that an input cannot be sent, rather than that computing it failed.</summary>
    private static bool IsRefusal(Exception exception) => exception is InvalidOperationException or ArgumentNullException;

    private InvalidOperationException Refused(Exception exception) =>
        new($"error serializing property \"{_property}\": {exception.Message}", exception);
}
