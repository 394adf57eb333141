namespace Homelab.Engine.Evaluation;

/// <summary>How much of one severity is kept, so that a program that never stops talking fills no memory.</summary>
internal sealed class LogBudget
{
    /// <summary>Messages that are kept of each severity; lines of output count as information.</summary>
    public const int MaxMessages = 5000;

    /// <summary>Characters that are kept of a message.</summary>
    public const int MaxMessageLength = 64 * 1024;

    // Of all messages together.
    private const int MaxCharacters = 16 * 1024 * 1024;

    private int _messages;
    private int _characters;

    /// <summary>How many messages were left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Whether a message may be kept.</summary>
    public bool TryTake(int length)
    {
        if (_messages == MaxMessages || length > MaxCharacters - _characters)
        {
            LeftOut++;
            return false;
        }

        _messages++;
        _characters += length;
        return true;
    }
}
