using System.Text;

namespace Homelab.Generator.Emission;

/// <summary>Collects the lines of one C# file.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>Writes a line at the current depth; an empty one stays empty.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _indent * 4).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Opens a block of braces; the result closes it when disposed.</summary>
    public Block Open(string head)
    {
        Line(head);

        return Open();
    }

    /// <summary>Opens a block of braces below a head that is written already.</summary>
    public Block Open()
    {
        Line("{");
        _indent++;

        return new Block(this);
    }

    /// <summary>Writes a summary comment, with a stand-by text where the models have none.</summary>
    public void Summary(string text, string otherwise) =>
        Line($"/// <summary>{Escape(text.Length == 0 ? otherwise : text)}</summary>");

    /// <summary>The file so far.</summary>
    public override string ToString() => _text.ToString();

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private void Close()
    {
        _indent--;
        Line("}");
    }

    /// <summary>An open block of braces.</summary>
    internal readonly struct Block(SourceWriter writer) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => writer.Close();
    }
}
