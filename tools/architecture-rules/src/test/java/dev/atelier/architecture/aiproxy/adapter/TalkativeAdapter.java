package dev.atelier.architecture.aiproxy.adapter;

import dev.atelier.architecture.first.First;

public class TalkativeAdapter {
    public First first;
}
