/** Code that breaks each rule once, so that each rule has been seen failing. */
package dev.atelier.architecture.sample;
