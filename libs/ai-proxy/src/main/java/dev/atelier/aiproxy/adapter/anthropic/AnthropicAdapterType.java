package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/**
 * Anthropic's Messages.
 *
 * @param clock dates answers, which carry no date of their own
 * @param longestLine most bytes of one line of a stream
 */
public record AnthropicAdapterType(JsonMapper json, Clock clock, int longestLine) implements AdapterType {

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public ChatAdapter newChatAdapter() {
        return new AnthropicChatAdapter(json, clock, longestLine);
    }
}
