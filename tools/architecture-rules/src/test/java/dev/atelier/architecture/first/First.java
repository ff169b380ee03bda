package dev.atelier.architecture.first;

import dev.atelier.architecture.second.Second;

public class First {
    public Second second;
}
