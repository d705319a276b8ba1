import { block } from '../compile/block.js'

/**
 * Declares what chips are worth. The H100 is the measure by definition of the unit, so it is the one chip that the
 * structure names. `rated` counts arithmetic as the rules and Epoch's stocks do; `worth` is what a buyer gets.
 */
export const worth = block({
  title: 'Worth of a chip',
  about: 'What a chip is worth in training and in inference, from its specifications; one H100 is 1.',
  attributes: {
    'tflops16[import_chip]': {
      unit: 'TFLOPS',
      about: 'Dense arithmetic rate at 16 bits.',
      within: [0, Infinity],
    },
    'domestic_tflops16[domestic_chip]': {
      unit: 'TFLOPS',
      about: 'Dense arithmetic rate at 16 bits.',
      field: 'tflops16',
      within: [0, Infinity],
    },
    'domestic_bandwidth[domestic_chip]': {
      unit: 'GB/s',
      about: 'Memory bandwidth.',
      field: 'bandwidth',
      within: [0, Infinity],
    },
    'domestic_link[domestic_chip]': {
      unit: 'GB/s',
      about: 'Bandwidth of the links between chips.',
      field: 'link',
      within: [0, Infinity],
    },
    'domestic_rated[domestic_chip]': {
      unit: 'H100e/chip',
      about: 'Arithmetic at 8 bits beside an H100.',
      field: 'rated_h100e',
      within: [0, Infinity],
    },
  },
  parameters: {
    h100_worth: {
      unit: 'H100e/chip',
      about: 'What an H100 is worth: one H100e, by definition.',
      within: [1, 1],
    },
    link_exponent: {
      unit: '1',
      about: 'How much slower links between chips cost in training.',
      within: [0, 2],
    },
    sorting: {
      unit: '1',
      about: 'How strongly chips go to the use that they are better at.',
      within: [0, 10],
    },
    memory_weight: {
      unit: '1',
      about: 'Weight of memory bandwidth, beside arithmetic, in inference.',
      within: [0, 1],
    },
  },
  variables: {
    'rated[import_chip]': {
      unit: 'H100e/chip',
      about: 'Rated compute: arithmetic at 8 bits beside an H100.',
      equals: 'h100_worth * tpp[import_chip] / tpp[h100]',
    },
    'training_worth[import_chip]': {
      unit: 'H100e/chip',
      about: 'Arithmetic rate, cut by slower links between chips.',
      equals:
        'h100_worth * tflops16[import_chip] / tflops16[h100] * pow(min(1, link[import_chip] / link[h100]), link_exponent)',
    },
    'inference_worth[import_chip]': {
      unit: 'H100e/chip',
      about:
        'A geometric blend of arithmetic rate and memory bandwidth, which is why H20 serves models far better than it trains them.',
      equals:
        'h100_worth * pow(tflops16[import_chip] / tflops16[h100], 1 - memory_weight) * pow(bandwidth[import_chip] / bandwidth[h100], memory_weight)',
    },
    'suits_serving[import_chip]': {
      unit: '1',
      about:
        'How much better a chip serves models than it trains them: a half for an H100, 1 if it only serves.',
      equals:
        'safe(inference_worth[import_chip], inference_worth[import_chip] + training_worth[import_chip])',
    },
    'serves[import_chip]': {
      unit: '1',
      about:
        "Part of a chip's use that is serving models; chips go first where they are better, as far as there is demand.",
      equals:
        'safe(inference_share * pow(suits_serving[import_chip], sorting), inference_share * pow(suits_serving[import_chip], sorting) + (1 - inference_share) * pow(1 - suits_serving[import_chip], sorting))',
    },
    'worth[import_chip]': {
      unit: 'H100e/chip',
      about: 'Useful compute, at the uses that the chip is put to.',
      equals:
        'training_worth[import_chip] * (1 - serves[import_chip]) + inference_worth[import_chip] * serves[import_chip]',
    },
    'domestic_training_worth[domestic_chip]': {
      unit: 'H100e/chip',
      about: 'The same for a domestic chip, before what its software loses.',
      equals:
        'h100_worth * domestic_tflops16[domestic_chip] / tflops16[h100] * pow(min(1, domestic_link[domestic_chip] / link[h100]), link_exponent)',
    },
    'domestic_inference_worth[domestic_chip]': {
      unit: 'H100e/chip',
      about: 'The same for a domestic chip, before what its software loses.',
      equals:
        'h100_worth * pow(domestic_tflops16[domestic_chip] / tflops16[h100], 1 - memory_weight) * pow(domestic_bandwidth[domestic_chip] / bandwidth[h100], memory_weight)',
    },
    'domestic_suits_serving[domestic_chip]': {
      unit: '1',
      about:
        'How much better a chip serves models than it trains them: a half for an H100, 1 if it only serves.',
      equals:
        'safe(domestic_inference_worth[domestic_chip], domestic_inference_worth[domestic_chip] + domestic_training_worth[domestic_chip])',
    },
    'domestic_serves[domestic_chip]': {
      unit: '1',
      about:
        "Part of a chip's use that is serving models; chips go first where they are better, as far as there is demand.",
      equals:
        'safe(inference_share * pow(domestic_suits_serving[domestic_chip], sorting), inference_share * pow(domestic_suits_serving[domestic_chip], sorting) + (1 - inference_share) * pow(1 - domestic_suits_serving[domestic_chip], sorting))',
    },
    'domestic_worth[domestic_chip]': {
      unit: 'H100e/chip',
      about: 'Useful compute of a domestic chip: both uses, and what its software lets through.',
      equals:
        'software * (domestic_training_worth[domestic_chip] * (1 - domestic_serves[domestic_chip]) + domestic_inference_worth[domestic_chip] * domestic_serves[domestic_chip])',
    },
  },
})
