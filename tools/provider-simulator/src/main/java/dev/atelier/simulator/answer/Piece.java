package dev.atelier.simulator.answer;

/** A part of an answer that streams as one chunk: usually one token, more only where a character spans tokens. */
public record Piece(String text, int tokens) {}
