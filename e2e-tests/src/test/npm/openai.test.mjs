// https://www.npmjs.com/package/openai

import assert from 'node:assert/strict';
import {test} from 'node:test';
import OpenAI from 'openai';
import {endless, key, models, newestCallIsCancelled, openAiUrl, weatherQuestion, whileFaulty} from './platform.mjs';

const client = openai(0);
const question = {model: models[0], messages: [{role: 'user', content: 'Hello?'}]};

function openai(maxRetries, apiKey = key) {
  return new OpenAI({apiKey, baseURL: openAiUrl, maxRetries});
}

for (const model of models) {
  const messages = [{role: 'user', content: 'Hello [[tokens=9]]'}];
  const tools = [{
    type: 'function',
    function: {name: 'get_weather', parameters: {type: 'object', properties: {city: {type: 'string'}}}},
  }];

  test(`openai: ${model} chats`, async () => {
    const answer = await client.chat.completions.create({model, messages});

    assert(answer.choices[0].message.content);
    assert(answer.usage.completion_tokens > 0);
  });

  test(`openai: ${model} streams, with usage at the end`, async () => {
    let text = '';
    let usage;
    const stream_options = {include_usage: true};
    for await (const chunk of await client.chat.completions.create({model, messages, stream: true, stream_options})) {
      text += chunk.choices[0]?.delta?.content ?? '';
      usage = chunk.usage ?? usage;
    }
    const whole = await client.chat.completions.create({model, messages});

    assert.equal(text, whole.choices[0].message.content);
    assert.equal(usage.completion_tokens, whole.usage.completion_tokens);
  });

  test(`openai: ${model} calls a tool and goes on with its result`, async () => {
    const asked = await client.chat.completions.create({
      model, messages: [weatherQuestion], tools, tool_choice: 'required',
    });
    const call = asked.choices[0].message.tool_calls[0];
    const answer = await client.chat.completions.create({
      model, tools,
      messages: [weatherQuestion, asked.choices[0].message, {role: 'tool', tool_call_id: call.id, content: 'rain'}],
    });

    assert.equal(call.function.name, 'get_weather');
    assert.equal(answer.choices.length, 1);
  });

  test(`openai: ${model} streams a tool call`, async () => {
    const stream = client.chat.completions.stream({
      model, messages: [weatherQuestion], tools, tool_choice: 'required',
    });
    const answer = await stream.finalChatCompletion();

    assert.equal(answer.choices[0].message.tool_calls[0].function.name, 'get_weather');
  });
}

test('openai: models are listed and found', async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);

  assert(models.every(model => ids.includes(model)));
  assert.equal((await client.models.retrieve(models[0])).id, models[0]);
});

for (const model of ['text-embedding-3-small', 'gemini-embedding-001']) {
  test(`openai: ${model} embeds`, async () => {
    const answer = await client.embeddings.create({model, input: ['a', 'b']});

    assert.equal(answer.data.length, 2);
    assert(answer.data[1].embedding.length > 100);
  });
}

test('openai: embeddings come as base64 too', async () => {
  const answer = await client.embeddings.create({
    model: 'text-embedding-3-small', input: 'a', encoding_format: 'base64',
  });

  assert.equal(typeof answer.data[0].embedding, 'string');
});

const image = {type: 'image_url', image_url: {url: 'http://10.0.0.1/x'}};
const refusals = [
  [400, OpenAI.BadRequestError, () => client.chat.completions.create({...question, n: 1000})],
  [401, OpenAI.AuthenticationError, () => openai(0, 'atl_unknown').models.list()],
  [404, OpenAI.NotFoundError, () => client.chat.completions.create({...question, model: 'nothing'})],
  [422, OpenAI.UnprocessableEntityError, () =>
    client.chat.completions.create({...question, messages: [{role: 'user', content: [image]}]})],
];
for (const [status, type, call] of refusals) {
  test(`openai: ${status} is ${type.name}`, async () => {
    await assert.rejects(call(), error => error instanceof type && error.status === status && !!error.requestID);
  });
}

test('openai: 429 is RateLimitError and says how long to wait', async () => {
  await whileFaulty({provider: 'openai', kind: 'status', status: 429, retryAfter: 60}, () =>
    assert.rejects(client.chat.completions.create(question), error =>
      error instanceof OpenAI.RateLimitError && error.headers.get('retry-after') === '60'));
});

test('openai: a provider that talks nonsense is InternalServerError', async () => {
  await whileFaulty({provider: 'openai', kind: 'malformed'}, () =>
    assert.rejects(client.chat.completions.create(question), OpenAI.InternalServerError));
});

test('openai: its own retry comes through', async () => {
  await whileFaulty({provider: 'openai', kind: 'status', status: 429, retryAfter: 11, times: 1}, async () => {
    const answer = await openai(2).chat.completions.create(question);

    assert.equal(answer.choices.length, 1);
  });
});

test('openai: an aborted stream ends the call at the provider', async () => {
  const stream = await client.chat.completions.create({...question, messages: [endless], stream: true});
  let chunks = 0;
  for await (const _ of stream) if (++chunks === 3) stream.controller.abort();

  await newestCallIsCancelled();
});
