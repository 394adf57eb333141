using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Homelab.Engine.Server;

namespace Homelab.Engine.Recording;

/// <summary>Collects what a program asks of the engine, to be read by people and compared by programs.</summary>
/// <remarks>
/// One JSON object a request, described in docs/record.md. Requests come from many threads in an order that no run
/// repeats; the recording puts them into one that their content alone determines.
/// </remarks>
public sealed class RequestRecording
{
    // Names in other scripts stay readable; a line never stands inside HTML.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = PropertyValue.MaxDepth * 2,
    };

    private readonly Lock _gate = new();
    private readonly List<RecordedLine> _lines = [];

    /// <summary>The requests answered so far, one JSON object each: by URN, then by method, then by text.</summary>
    /// <remarks>Requests about no resource come first.</remarks>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines.Order().Select(l => l.Json)];
            }
        }
    }

    /// <summary>Makes the methods of a run leave a line for each request that they answer.</summary>
    internal void Watch(Dictionary<string, RpcMethod> methods, RunState state)
    {
        var mask = new SecretMask(state.Configuration.SecretTexts);
        for (var rank = 0; rank < RecordedMethod.All.Length; rank++)
        {
            var (recorded, place) = (RecordedMethod.All[rank], rank);
            var method = methods[recorded.Path];
            methods[recorded.Path] = async call =>
            {
                var reply = await method(call);
                var (urn, json) = Write(recorded, call, reply, mask, state.Project.Directory);
                lock (_gate)
                {
                    _lines.Add(new RecordedLine(urn, place, json));
                }

                return reply;
            };
        }
    }

    private static (string Urn, string Json) Write(RecordedMethod method, RpcCall call, RpcReply reply, SecretMask mask, string root)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, Options);
        var values = new RecordedValueWriter(json, mask);
        var request = method.Read(call.Message);
        var urn = request?.Urn ?? RecordedReply.UrnOf(reply);

        json.WriteStartObject();
        json.WriteString("method", method.Name);
        if (urn.Length > 0)
        {
            json.WriteString("urn", urn);
        }

        RecordedReply.WriteOutcome(json, reply, mask);
        json.WritePropertyName("request");
        if (request is null)
        {
            json.WriteNullValue();
        }
        else
        {
            new RecordedMessageWriter(json, values, root).Write(request);
        }

        json.WriteEndObject();
        json.Flush();
        return (urn, Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private sealed record RecordedLine(string Urn, int Rank, string Json) : IComparable<RecordedLine>
    {
        public int CompareTo(RecordedLine? other) =>
            other is null ? 1
            : string.CompareOrdinal(Urn, other.Urn) is not 0 and var byUrn ? byUrn
            : Rank.CompareTo(other.Rank) is not 0 and var byRank ? byRank
            : string.CompareOrdinal(Json, other.Json);
    }
}
