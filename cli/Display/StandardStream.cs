using Homelab.Engine;

namespace Homelab.Cli.Display;

/// <summary>Standard output or standard error, and what its failure means: a full disk or a closed stream.</summary>
/// <param name="inner">The stream itself.</param>
/// <param name="isResult">
/// Whether it takes the result: then its failure is a fault, told once. Without anywhere to write messages to, there is
/// nobody to tell.
/// </param>
internal sealed class StandardStream(Stream inner, bool isResult) : Stream
{
    private bool _hasFailed;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="EngineException">The result cannot be written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_hasFailed)
        {
            return;
        }

        try
        {
            inner.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _hasFailed = true;
            if (isResult)
            {
                throw new EngineException($"cannot write to standard output: {e.GetBaseException().Message}", e);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is held back here.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
