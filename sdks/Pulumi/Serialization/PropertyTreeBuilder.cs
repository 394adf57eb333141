using System.Collections;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Normalises inputs to a tree that can be written to the wire, waiting only for outputs that have no value yet.</summary>
/// <remarks>
/// Reading the inputs is synchronous, so that a later change to them cannot be seen; each output still outstanding
/// leaves a slot that <see cref="ResolveAsync"/> fills.
/// </remarks>
internal sealed class PropertyTreeBuilder
{
    private readonly InputWriter _inputs = new();
    private readonly string _label;
    private List<Slot>? _slots;

    /// <summary>Whether outputs met now are left for later even when their values are there.</summary>
    private bool _defersOutputs;

    /// <param name="label">What the inputs belong to, for messages.</param>
    /// <param name="defersOutputs">Whether the form of outputs is known only when they are resolved.</param>
    public PropertyTreeBuilder(string label, bool defersOutputs = false)
    {
        _label = label;
        _defersOutputs = defersOutputs;
    }

    /// <summary>Whether <see cref="ResolveAsync"/> has anything to do.</summary>
    public bool IsPending => _slots is { Count: > 0 };

    /// <summary>Reads an object's inputs.</summary>
    public SerializedInputs Read(InputArgs args) => TakeTopLevel(_inputs.Read(args));

    /// <summary>Reads a dictionary.</summary>
    public SerializedInputs Read(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (name, value) in values)
        {
            _inputs.Add(name, value);
        }

        return TakeTopLevel(0);
    }

    /// <summary>Waits for the outstanding outputs and puts their values into the tree.</summary>
    public async Task ResolveAsync(WireForm form)
    {
        _defersOutputs = false;
        for (var i = 0; _slots is not null && i < _slots.Count; i++)
        {
            var slot = _slots[i];
            if (slot.Source is Resource resource)
            {
                await PutResourceAsync(slot, resource, form).ConfigureAwait(false);
                continue;
            }

            var data = await ((IOutput)slot.Source).GetUntypedDataAsync().ConfigureAwait(false);
            if (form.KeepsOutputs && slot.IsDeferred && (!data.IsKnown || data.IsSecret || !data.Resources.IsEmpty))
            {
                await PutOutputAsync(slot, data).ConfigureAwait(false);
            }
            else
            {
                PutData(slot.Target, slot.Index, data, slot.Dependencies);
            }
        }

        _slots?.Clear();
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
            try
            {
                Put(values, i, raw[i], dependencies[i]);
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidOperationException($"error serializing property \"{names[i]}\": {exception.Message}", exception);
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
            case IInput input:
                PutInput(target, index, input.Content, dependencies);
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
                target[index] = FromJson(element);
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
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{_label}");
            default:
                Put(target, index, ReflectedValues.Read(value, _label), dependencies);
                break;
        }
    }

    private PropertyBag TakeBag(int start, int count, DependencySet dependencies)
    {
        var (names, values) = Take(start, count);
        for (var i = 0; i < count; i++)
        {
            Put(values, i, values[i], dependencies);
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
                ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{_label}");
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
            Put(result, i, list[i], dependencies);
        }

        return result;
    }

    private static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array => element.EnumerateArray().Select(FromJson).ToArray(),
        JsonValueKind.Object => FromJsonObject(element),
        _ => null,
    };

    private static PropertyBag FromJsonObject(JsonElement element)
    {
        var members = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = FromJson(member.Value);
        }

        return new PropertyBag([.. members.Keys], [.. members.Values]);
    }

    private void PutAsset(object?[] target, int index, AssetOrArchive asset, DependencySet dependencies)
    {
        var values = new object?[2];
        values[0] = asset.Signature;
        Put(values, 1, asset.Value, dependencies);
        target[index] = new PropertyBag([Constants.SignatureKey, asset.PropertyName], values);
    }

    /// <summary>Puts an input's content; what is inside a list or a map never keeps its output form.</summary>
    private void PutInput(object?[] target, int index, object? content, DependencySet dependencies)
    {
        var outer = _defersOutputs;
        _defersOutputs &= content is IOutput;
        Put(target, index, content, dependencies);
        _defersOutputs = outer;
    }

    private void PutOutput(object?[] target, int index, IOutput output, DependencySet dependencies)
    {
        if (!_defersOutputs && output.TryGetData(out var data))
        {
            PutData(target, index, data, dependencies);
        }
        else
        {
            AddSlot(target, index, output, dependencies);
        }
    }

    private void AddSlot(object?[] target, int index, object source, DependencySet dependencies) =>
        (_slots ??= []).Add(new Slot(target, index, source, dependencies, _defersOutputs));

    private static async ValueTask PutResourceAsync(Slot slot, Resource resource, WireForm form)
    {
        if (form.ResourcesAreDependencies)
        {
            slot.Dependencies.Add(resource);
        }

        var urn = (await resource.Urn.GetDataAsync().ConfigureAwait(false)).Value;
        var id = resource is CustomResource custom ? await custom.Id.GetDataAsync().ConfigureAwait(false) : null;
        slot.Target[slot.Index] = form.KeepsResources
            ? id is null
                ? new PropertyBag([Constants.SignatureKey, Constants.UrnName], [Constants.ResourceSignature, urn])
                : new PropertyBag(
                    [Constants.SignatureKey, Constants.IdName, Constants.UrnName],
                    [Constants.ResourceSignature, id.IsKnown ? id.Value : "", urn])
            : id is null ? urn : id.IsKnown ? id.Value : Constants.UnknownValue;
    }

    private void PutData(object?[] target, int index, UntypedOutputData data, DependencySet dependencies)
    {
        dependencies.AddRange(data.Resources);
        if (!data.IsKnown)
        {
            target[index] = Constants.UnknownValue;
        }
        else if (data.IsSecret)
        {
            var cell = new object?[1];
            Put(cell, 0, data.Value, dependencies);
            target[index] = new SecretNode(cell);
        }
        else
        {
            Put(target, index, data.Value, dependencies);
        }
    }

    private async ValueTask PutOutputAsync(Slot slot, UntypedOutputData data)
    {
        slot.Dependencies.AddRange(data.Resources);
        var urns = await DependencyUrns.ExpandAsync(data.Resources).ConfigureAwait(false);
        var cell = new object?[1];
        if (data.IsKnown)
        {
            Put(cell, 0, data.Value, slot.Dependencies);
        }

        slot.Target[slot.Index] = new OutputNode(cell, data.IsKnown, data.IsSecret, urns);
    }

    /// <summary>A place in the tree that waits for an output or a resource.</summary>
    private readonly record struct Slot(object?[] Target, int Index, object Source, DependencySet Dependencies, bool IsDeferred);
}
