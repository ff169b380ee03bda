package org.example.plain;

import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;

/**
 * What the platform finds first: {@code META-INF/services} names this class, and the catalogue's {@code adapter: plain} its
 * name. An adapter that also embeds overrides one method more.
 */
public final class PlainAdapterType implements AdapterType {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public ChatAdapter newChatAdapter() {
        return new PlainChatAdapter();
    }
}
