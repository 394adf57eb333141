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

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsAssignableTo(typeof(IOutput)) || typeToConvert.IsAssignableTo(typeof(IInput));

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See Output.JsonSerialize.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var definition = typeToConvert.IsGenericType ? typeToConvert.GetGenericTypeDefinition() : null;
        var converter = definition == typeof(Output<>) ? typeof(OutputReader<>).MakeGenericType(typeToConvert.GetGenericArguments())
            : definition == typeof(Input<>) ? typeof(InputReader<>).MakeGenericType(typeToConvert.GetGenericArguments())
            : definition == typeof(InputList<>) ? typeof(InputListReader<>).MakeGenericType(typeToConvert.GetGenericArguments())
            : definition == typeof(InputMap<>) ? typeof(InputMapReader<>).MakeGenericType(typeToConvert.GetGenericArguments())
            : typeof(WriteOnly<>).MakeGenericType(typeToConvert);
        return (JsonConverter)converter.GetConstructors()[0].Invoke([this]);
    }

    /// <summary>Writes an output's value, or null while there is none.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See Output.JsonSerialize.")]
    private void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        var output = value as IOutput ?? (value as IInput)?.ToUntypedOutput();
        if (output is null)
        {
            writer.WriteNullValue();
        }
        else if (!output.TryGetData(out var data))
        {
            Pending.Add(output);
            writer.WriteNullValue();
        }
        else
        {
            IsKnown &= data.IsKnown;
            IsSecret |= data.IsSecret;
            Resources = Dependencies.Union(Resources, data.Resources);
            JsonSerializer.Serialize(writer, data.IsKnown ? data.Value : null, options);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See Output.JsonSerialize.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See Output.JsonSerialize.")]
    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        new(new OutputData<T>(JsonSerializer.Deserialize<T>(ref reader, options)!, isKnown: true, _readsSecrets, _readsResources));

    private abstract class Reader<T>(JsonOutputs outputs) : JsonConverter<T>
    {
        protected JsonOutputs Outputs => outputs;

        public override bool HandleNull => true;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => outputs.Write(writer, value, options);
    }

    private sealed class OutputReader<T>(JsonOutputs outputs) : Reader<Output<T>>(outputs)
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Outputs.Read<T>(ref reader, options);
    }

    private sealed class InputReader<T>(JsonOutputs outputs) : Reader<Input<T>>(outputs)
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Outputs.Read<T>(ref reader, options);
    }

    private sealed class InputListReader<T>(JsonOutputs outputs) : Reader<InputList<T>>(outputs)
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Outputs.Read<ImmutableArray<T>>(ref reader, options);
    }

    private sealed class InputMapReader<T>(JsonOutputs outputs) : Reader<InputMap<T>>(outputs)
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Outputs.Read<ImmutableDictionary<string, T>>(ref reader, options);
    }

    private sealed class WriteOnly<T>(JsonOutputs outputs) : Reader<T>(outputs)
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"{typeToConvert} can only be written as JSON");
    }
}
