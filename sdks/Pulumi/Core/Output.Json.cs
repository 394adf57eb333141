using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Pulumi;

/// <content>JSON.</content>
public static partial class Output
{
    private const string Justification = "A trimmed or natively compiled program hands over options with a source-generated resolver.";

    /// <summary>Writes a value, which may have outputs and inputs inside it, as JSON.</summary>
    /// <param name="value">The value; unknown if any output inside it is, secret if any is.</param>
    /// <param name="options">How System.Text.Json writes it.</param>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(JsonSerializeAsync(value, options));
    }

    /// <summary>Reads JSON; outputs and inputs inside the type become known values.</summary>
    /// <param name="json">The text.</param>
    /// <param name="options">How System.Text.Json reads it.</param>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Output<T>(JsonDeserializeAsync<T>(json, options));
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Justification)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Justification)]
    private static async Task<OutputData<string>> JsonSerializeAsync<T>(Output<T> value, JsonSerializerOptions? options)
    {
        var data = await value.GetDataAsync().ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.Unknown<string>();
        }

        // Writing is synchronous, so outputs without a value yet end it; each is awaited and writing starts again.
        while (true)
        {
            var found = new JsonOutputs();
            var text = JsonSerializer.Serialize(data.Value, found.Extend(options));
            if (found.Pending.Count == 0)
            {
                var resources = Dependencies.Union(data.Resources, found.Resources);
                var isSecret = data.IsSecret || found.IsSecret;
                return new OutputData<string>(found.IsKnown ? text : null!, found.IsKnown, isSecret, resources);
            }

            foreach (var pending in found.Pending)
            {
                await pending.GetUntypedDataAsync().ConfigureAwait(false);
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Justification)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Justification)]
    private static async Task<OutputData<T>> JsonDeserializeAsync<T>(Output<string> json, JsonSerializerOptions? options)
    {
        var data = await json.GetDataAsync().ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.Unknown<T>();
        }

        var found = new JsonOutputs(data.IsSecret, data.Resources);
        var value = JsonSerializer.Deserialize<T>(data.Value, found.Extend(options));
        return new OutputData<T>(value!, isKnown: true, data.IsSecret, data.Resources);
    }
}
