using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Lets System.Text.Json see through outputs and inputs, and notes what it met.</summary>
internal sealed class JsonOutputs : JsonConverterFactory
{
    private readonly bool _readsSecrets;
    private readonly ImmutableHashSet<Resource> _readsResources;

    public JsonOutputs()
        : this(readsSecrets: false, Dependencies.None)
    {
    }

    /// <param name="readsSecrets">Whether outputs that are read are secret.</param>
    /// <param name="readsResources">What outputs that are read depend on.</param>
    public JsonOutputs(bool readsSecrets, ImmutableHashSet<Resource> readsResources)
    {
        _readsSecrets = readsSecrets;
        _readsResources = readsResources;
    }

    public bool IsKnown { get; private set; } = true;

    public bool IsSecret { get; private set; }

    public ImmutableHashSet<Resource> Resources { get; private set; } = Dependencies.None;

    /// <summary>Outputs that have no value yet.</summary>
    public List<IOutput> Pending { get; } = [];

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See Output.JsonSerialize.")]
    public JsonSerializerOptions Extend(JsonSerializerOptions? options)
    {
        var result = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        result.Converters.Add(this);
        return result;
    }

    /// <remarks>As in the official SDK, not unions and JSON: they have no members that JSON shows.</remarks>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() is var definition
        && (definition == typeof(Output<>) || definition == typeof(Input<>) || definition == typeof(InputList<>) || definition == typeof(InputMap<>));

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See Output.JsonSerialize.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var definition = typeToConvert.GetGenericTypeDefinition();
        var converter = definition == typeof(Output<>) ? typeof(OutputConverter<>)
            : definition == typeof(Input<>) ? typeof(InputConverter<>)
            : definition == typeof(InputList<>) ? typeof(InputListConverter<>)
            : typeof(InputMapConverter<>);
        return (JsonConverter)converter.MakeGenericType(typeToConvert.GetGenericArguments()).GetConstructors()[0].Invoke([this]);
    }

    /// <summary>Writes an output's value as its declared type, or null while there is none.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See Output.JsonSerialize.")]
    private void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        if (!output.TryGetData(out var data))
        {
            Pending.Add(output);
            writer.WriteNullValue();
            return;
        }

        IsKnown &= data.IsKnown;
        IsSecret |= data.IsSecret;
        Resources = Dependencies.Union(Resources, data.Resources);
        if (data.IsKnown)
        {
            ((JsonConverter<T>)options.GetConverter(typeof(T))).Write(writer, data.Value, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See Output.JsonSerialize.")]
    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        new(new OutputData<T>(((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options)!, isKnown: true, _readsSecrets, _readsResources));

    private sealed class OutputConverter<T>(JsonOutputs outputs) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            outputs.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) =>
            outputs.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(JsonOutputs outputs) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            outputs.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
            outputs.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputListConverter<T>(JsonOutputs outputs) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            outputs.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options) =>
            outputs.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputMapConverter<T>(JsonOutputs outputs) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            outputs.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options) =>
            outputs.Write(writer, value.ToOutput(), options);
    }
}
