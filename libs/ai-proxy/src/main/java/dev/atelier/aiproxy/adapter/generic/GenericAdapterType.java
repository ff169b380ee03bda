package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/**
 * Providers that settings alone describe.
 *
 * @param clock dates answers that carry no date of their own
 * @param longestLine most bytes of one line of a stream
 */
public record GenericAdapterType(JsonMapper json, Clock clock, int longestLine) implements AdapterType {

    @Override
    public String name() {
        return "generic";
    }

    @Override
    public ChatAdapter newChatAdapter() {
        return new GenericChatAdapter(json, clock, longestLine);
    }

    @Override
    public ImageAdapter newImageAdapter() {
        return new GenericImageAdapter(json);
    }

    @Override
    public VideoAdapter newVideoAdapter() {
        return new GenericVideoAdapter(json);
    }
}
