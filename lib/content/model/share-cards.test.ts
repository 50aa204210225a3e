import { expect, test } from 'vitest';
import { cardImage, findCard } from './share-cards';

test('an unknown name has no card', () => {
  for (const name of [
    { kind: 'nope', key: 'home' },
    { kind: 'constructor', key: 'home' },
    { kind: '__proto__', key: 'home' },
    { kind: 'pages', key: 'constructor' },
    { kind: 'pages', key: 'site' },
    { kind: 'posts', key: '../x' },
    { kind: 'compare', key: 'jax-vs-pytorch' },
  ])
    expect(findCard('en', name), JSON.stringify(name)).toBeUndefined();
});

test('the address of an image has a hash of what it shows', () => {
  expect(cardImage('en', { kind: 'pages', key: 'home' })).toEqual({
    path: expect.stringMatching(/^\/share\/pages\/home\.[0-9a-f]{10}\.png$/),
    alt: 'AI frameworks, compared clearly',
  });
  expect(cardImage('en', { kind: 'compare', key: 'pytorch-vs-jax' }).alt).toBe('Comparison: PyTorch vs JAX');
  expect(() => cardImage('en', { kind: 'posts', key: 'nope' })).toThrow('no card "nope"');
});
