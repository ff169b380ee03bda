package dev.atelier.architecture.second;

import dev.atelier.architecture.first.First;

public class Second {
    public First first;
}
