import { block } from '../compile/block.js'

/** Declares TSMC's CoWoS lines and what Nvidia makes on them. */
export const packaging = block({
  title: 'CoWoS packaging',
  about: "TSMC's CoWoS lines bound how many HBM accelerators the world can make.",
  attributes: {
    'packages_per_wafer[import_chip]': {
      unit: 'chip/wafer',
      about: 'Packages cut from one CoWoS wafer; 0 for a chip that needs none.',
      within: [0, Infinity],
    },
  },
  parameters: {
    packaging_yield: { unit: '1', about: 'Good packages per package started.', within: [0, 1] },
    cowos_initial: { unit: 'wafer/month', about: 'Capacity when the horizon opens.', within: [0, Infinity] },
    cowos_plan_scale: { unit: '1', about: 'How much of the plan TSMC builds.', within: [0, Infinity] },
    cowos_ramp_time: {
      unit: 'month',
      about: 'Time to close the gap between installed and planned capacity.',
      within: [1, 60],
    },
    nvidia_compute_share: {
      unit: '1',
      about: "Nvidia's part of the compute that leaves all CoWoS lines.",
      within: [0.01, 1],
    },
  },
  series: {
    cowos_plan: { unit: 'wafer/month', about: 'Capacity that TSMC plans.', within: [0, Infinity] },
    nvidia_share: { unit: '1', about: "Nvidia's part of CoWoS wafers.", within: [0, 1] },
    chips_per_wafer: {
      unit: 'chip/wafer',
      about: "Packages on a wafer at the mix of Nvidia's chips of the time.",
      within: [0, Infinity],
    },
    h100e_per_wafer: { unit: 'H100e/wafer', about: 'Compute on a wafer at that mix.', within: [0, Infinity] },
  },
  variables: {
    'needs_cowos[import_chip]': {
      unit: '1',
      about: '1 for a chip that is packaged on CoWoS lines, 0 for cards that need none.',
      equals: 'packages_per_wafer[import_chip] > 0',
    },
    cowos_capacity: {
      unit: 'wafer/month',
      about: 'Installed CoWoS capacity; follows the plan with a tool lead time.',
      start: 'cowos_initial',
      change: '(cowos_plan * cowos_plan_scale - cowos_capacity) / cowos_ramp_time',
    },
    nvidia_wafers: {
      unit: 'wafer/month',
      about: 'CoWoS wafers that Nvidia holds.',
      equals: 'cowos_capacity * nvidia_share',
    },
    world_chips: {
      unit: 'chip/month',
      about: 'Nvidia accelerators packaged worldwide.',
      equals: 'nvidia_wafers * chips_per_wafer * packaging_yield',
    },
    world_output: {
      unit: 'H100e/month',
      about: "Compute leaving all CoWoS lines, Nvidia's and others'.",
      equals: 'nvidia_wafers * h100e_per_wafer / nvidia_compute_share',
    },
  },
})
