package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.stream.StreamResult;

/** Streams side by side. */
public record StreamFigures(StreamResult direct, StreamResult through) {

    static StreamFigures none() {
        return new StreamFigures(StreamResult.none(), StreamResult.none());
    }

    StreamFigures plus(StreamResult moreDirect, StreamResult moreThrough) {
        return new StreamFigures(direct.plus(moreDirect), through.plus(moreThrough));
    }
}
