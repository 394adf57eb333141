namespace Pulumi.Serialization;

/// <content>What the tree waits for: outputs without a value yet, and resources, whose identity comes with the engine's reply.</content>
internal sealed partial class PropertyTreeBuilder
{
    private List<Slot>? _slots;

    /// <summary>Whether <see cref="ResolveAsync"/> has anything to do.</summary>
    public bool IsPending => _slots is { Count: > 0 };

    /// <summary>Waits for the outstanding outputs and puts their values into the tree.</summary>
    public async Task ResolveAsync(WireForm form)
    {
        _defersOutputs = false;
        for (var i = 0; _slots is not null && i < _slots.Count; i++)
        {
            StartProperty(_slots[i].Property);
            await FillAsync(_slots[i], form).ConfigureAwait(false);
        }

        _slots?.Clear();
    }

    private async ValueTask FillAsync(Slot slot, WireForm form)
    {
        if (slot.Source is Resource resource)
        {
            await PutResourceAsync(slot, resource, form).ConfigureAwait(false);
            return;
        }

        var content = slot.Source is IInput input ? input.Content : slot.Source;
        var data = content is IOutput output
            ? await ValueAsync(output).ConfigureAwait(false)
            : new UntypedOutputData(content, IsKnown: true, IsSecret: false, Dependencies.None);
        try
        {
            if (slot.IsDeferred && form.KeepsOutputs)
            {
                await PutOutputAsync(slot, data, form).ConfigureAwait(false);
            }
            else
            {
                PutData(slot.Target, slot.Index, data, slot.Dependencies);
            }
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw Refused(exception);
        }
    }

    /// <summary>An output's value. What fails has said so itself; what was cancelled has not, so that its resource must.</summary>
    private async ValueTask<UntypedOutputData> ValueAsync(IOutput output)
    {
        try
        {
            return await output.GetUntypedDataAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw Refused(exception);
        }
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
        (_slots ??= []).Add(new Slot(target, index, source, dependencies, _property, _defersOutputs));

    private static async ValueTask PutResourceAsync(Slot slot, Resource resource, WireForm form)
    {
        if (form.ResourcesAreDependencies)
        {
            slot.Dependencies.Add(resource);
        }

        var urn = (await resource.Urn.GetDataAsync().ConfigureAwait(false)).Value;
        var id = resource is CustomResource custom ? await custom.Id.GetDataAsync().ConfigureAwait(false) : null;
        var referenceId = resource is DependencyResource dependency ? dependency.ReferenceId : id is { IsKnown: false } ? "" : id?.Value;
        slot.Target[slot.Index] = form.KeepsResources
            ? referenceId is null
                ? new PropertyBag([Constants.SignatureKey, Constants.UrnName], [Constants.ResourceSignature, urn])
                : new PropertyBag([Constants.SignatureKey, Constants.IdName, Constants.UrnName], [Constants.ResourceSignature, referenceId, urn])
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

    /// <summary>Puts an input in output form when it is more than a plain value; what is inside it never has that form.</summary>
    private async ValueTask PutOutputAsync(Slot slot, UntypedOutputData data, WireForm form)
    {
        var dependencies = new DependencySet();
        dependencies.AddRange(data.Resources);
        var cell = new object?[1];
        if (data.IsKnown)
        {
            var inner = new PropertyTreeBuilder(_label) { _property = slot.Property };
            inner.Put(cell, 0, data.Value, dependencies);
            await inner.ResolveAsync(form with { KeepsOutputs = false }).ConfigureAwait(false);
        }

        slot.Dependencies.AddRange(dependencies);
        slot.Target[slot.Index] = data is { IsKnown: true, IsSecret: false } && dependencies.IsEmpty
            ? cell[0]
            : new OutputNode(cell, data.IsKnown, data.IsSecret, await DependencyUrns.ExpandAsync(dependencies.Resources).ConfigureAwait(false));
    }

    /// <summary>A place in the tree that waits for an output or a resource.</summary>
    /// <param name="Target">The object or list that the place is in.</param>
    /// <param name="Index">The place.</param>
    /// <param name="Source">The resource, the output, or the input.</param>
    /// <param name="Dependencies">What the property depends on.</param>
    /// <param name="Property">The property, for messages.</param>
    /// <param name="IsDeferred">Whether the source takes output form where the receiver understands it.</param>
    private readonly record struct Slot(object?[] Target, int Index, object Source, DependencySet Dependencies, string Property, bool IsDeferred);
}
