// https://www.npmjs.com/package/@anthropic-ai/sdk

import assert from 'node:assert/strict';
import {test} from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import {anthropicUrl, endless, key, models, newestCallIsCancelled, weatherQuestion, whileFaulty} from './platform.mjs';

const client = anthropic(0);
const question = {model: models[0], max_tokens: 100, messages: [{role: 'user', content: 'Hello?'}]};

function anthropic(maxRetries, apiKey = key) {
  return new Anthropic({apiKey, baseURL: anthropicUrl, maxRetries});
}

for (const model of models) {
  const request = {model, max_tokens: 500, messages: [{role: 'user', content: 'Hello [[tokens=9]]'}]};
  const tools = [{name: 'get_weather', input_schema: {type: 'object', properties: {city: {type: 'string'}}}}];

  test(`anthropic: ${model} answers`, async () => {
    const message = await client.messages.create(request);

    assert.equal(message.content.at(-1).type, 'text');
    assert(message.usage.output_tokens > 0);
    assert(message._request_id);
  });

  test(`anthropic: ${model} streams`, async () => {
    const message = await client.messages.stream(request).finalMessage();
    const whole = await client.messages.create(request);

    assert.equal(message.content.at(-1).text, whole.content.at(-1).text);
    assert.equal(message.usage.output_tokens, whole.usage.output_tokens);
    assert.equal(message.stop_reason, 'end_turn');
  });

  test(`anthropic: ${model} calls a tool and goes on with its result`, async () => {
    const ask = {...request, messages: [weatherQuestion], tools};
    const asked = await client.messages.stream({...ask, tool_choice: {type: 'any'}}).finalMessage();
    const call = asked.content.find(block => block.type === 'tool_use');
    const result = {type: 'tool_result', tool_use_id: call.id, content: 'rain'};
    const answer = await client.messages.create({
      ...ask,
      messages: [weatherQuestion, {role: 'assistant', content: asked.content}, {role: 'user', content: [result]}],
    });

    assert.equal(call.name, 'get_weather');
    assert.equal(asked.stop_reason, 'tool_use');
    assert(answer.content.length > 0);
  });

  test(`anthropic: an aborted stream of ${model} ends the call at the provider`, async () => {
    const stream = client.messages.stream({...request, messages: [endless]});
    let pieces = 0;
    stream.on('text', () => {
      if (++pieces === 3) stream.abort();
    });

    await assert.rejects(stream.finalMessage(), Anthropic.APIUserAbortError);
    await newestCallIsCancelled();
  });
}

const refusals = [
  [400, Anthropic.BadRequestError, () => client.messages.create({...question, max_tokens: 0})],
  [401, Anthropic.AuthenticationError, () => anthropic(0, 'atl_unknown').messages.create(question)],
  [404, Anthropic.NotFoundError, () => client.messages.create({...question, model: 'nothing'})],
];
for (const [status, type, call] of refusals) {
  test(`anthropic: ${status} is ${type.name}`, async () => {
    await assert.rejects(call(), error => error instanceof type && error.status === status && !!error.requestID);
  });
}

test('anthropic: 429 is RateLimitError', async () => {
  await whileFaulty({provider: 'openai', kind: 'status', status: 429, retryAfter: 60}, () =>
    assert.rejects(client.messages.create(question), Anthropic.RateLimitError));
});

test('anthropic: a provider that talks nonsense is InternalServerError', async () => {
  await whileFaulty({provider: 'openai', kind: 'malformed'}, () =>
    assert.rejects(client.messages.create(question), Anthropic.InternalServerError));
});

test('anthropic: its own retry comes through', async () => {
  await whileFaulty({provider: 'openai', kind: 'status', status: 429, retryAfter: 11, times: 1}, async () => {
    const message = await anthropic(2).messages.create(question);

    assert(message.content.length > 0);
  });
});
