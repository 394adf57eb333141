using CsCheck;
using Homelab.Engine.Launching;
using Xunit;

namespace Homelab.Engine.Tests.Launching;

public sealed class OutputLinesTests
{
    [Fact]
    public async Task Lines_AreThoseOfTheReader_HoweverTheyArrive() =>
        await Gen.Select(Gen.String[Gen.Char["ab\r\n"], 0, 40], Gen.Int[1, 5]).SampleAsync(async sample =>
        {
            var (text, size) = sample;
            using var reader = new StringReader(text);
            var expected = new List<string>();
            while (await reader.ReadLineAsync() is { } line)
            {
                expected.Add(line);
            }

            Assert.Equal(expected, await ReadAsync(text, size));
        });

    [Fact]
    public async Task Line_IsCutAtItsLimit_AndTheNextOneIsWhole()
    {
        var lines = await ReadAsync(new string('x', OutputLines.MaxLength + 20_000) + "\nnext", size: 1000);

        Assert.Equal([new string('x', OutputLines.MaxLength), "next"], lines);
    }

    private static async Task<List<string>> ReadAsync(string text, int size)
    {
        var lines = new List<string>();
        using var reader = new Pieces(text, size);
        await OutputLines.ReadAsync(reader, lines.Add);
        return lines;
    }

    /// <summary>Gives a text in pieces, as a pipe does.</summary>
    private sealed class Pieces(string text, int size) : TextReader
    {
        private int _position;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(Math.Min(size, buffer.Length), text.Length - _position);
            text.AsSpan(_position, count).CopyTo(buffer.Span);
            _position += count;
            return ValueTask.FromResult(count);
        }
    }
}
